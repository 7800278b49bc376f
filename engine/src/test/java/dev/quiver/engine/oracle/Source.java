package dev.quiver.engine.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A relation and about how many rows it has, which bounds what is joined with it.
record Source(Relation relation, long rows) {
  /// Any; those of hardly a row less often, since little comes of them.
  static Source any(List<Source> sources, SplittableRandom random) {
    Source any = sources.get(random.nextInt(sources.size()));
    return any.rows() > 1 || random.nextInt(3) == 0
        ? any
        : sources.get(random.nextInt(sources.size()));
  }

  /// The tables of [OracleTables].
  static List<Source> of(List<Relation> tables) {
    List<Source> sources = new ArrayList<>();
    for (int table = 0; table < tables.size(); table++) {
      sources.add(new Source(tables.get(table), OracleTables.rows(table)));
    }
    return sources;
  }
}
