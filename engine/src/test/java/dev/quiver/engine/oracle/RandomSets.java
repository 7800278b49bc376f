package dev.quiver.engine.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Combines the rows of sources of a program as sets and bags.
final class RandomSets {
  private static final int MOST_COLUMNS = 4;

  private final ProgramText text;
  private final SplittableRandom random;
  private final Coverage coverage;
  private final int version;

  RandomSets(ProgramText text, SplittableRandom random, Coverage coverage, int version) {
    this.text = text;
    this.random = random;
    this.coverage = coverage;
    this.version = version;
  }

  /// Of two or three sources, by the names of their columns.
  Optional<Source> union(List<Source> three) {
    List<Source> sources = random.nextBoolean() ? three : three.subList(0, 2);
    if (version > 4 && random.nextInt(4) == 0) {
      return combination(sources.subList(0, 2), "Union");
    }
    boolean distinct = random.nextBoolean();
    boolean tagged = random.nextInt(3) == 0;
    Map<String, Col> columns = new TreeMap<>();
    for (Source source : sources) {
      for (Col column : source.relation().columns()) {
        columns.merge(column.name(), column, (a, b) -> a.plain() ? b : a);
      }
    }
    boolean clashes = tagged && columns.containsKey("tag");
    if (clashes || columns.values().stream().anyMatch(column -> !column.plain())) {
      return Optional.empty();
    }
    ObjectNode transform = ProgramText.object().put("kind", "Union");
    sources.forEach(source -> transform.withArray("sources").add(source.relation().name()));
    transform.put("distinct", distinct);
    if (tagged) {
      columns.put("tag", new Col("tag", Kind.TEXT, true));
      transform.put("discriminator_column", "tag");
    }
    List<String> selects = new ArrayList<>();
    for (Source source : sources) {
      String cells = cells(source.relation(), columns.values(), tagged);
      selects.add("SELECT " + cells + " FROM " + source.relation().name());
    }
    coverage.seen("operator", "Union");
    coverage.seen("set", "Union" + (distinct ? " distinct" : "") + (tagged ? " tagged" : ""));
    return Optional.of(
        text.define(
            transform,
            sources,
            List.copyOf(columns.values()),
            sources.stream().mapToLong(Source::rows).sum(),
            String.join(distinct ? " UNION " : " UNION ALL ", selects)));
  }

  private static String cells(Relation source, Collection<Col> columns, boolean tagged) {
    List<String> cells = new ArrayList<>();
    for (Col column : columns) {
      if (tagged && column.name().equals("tag")) {
        cells.add("'" + source.name() + "' AS tag");
      } else if (source.names().contains(column.name())) {
        cells.add(column.name());
      } else {
        cells.add("CAST(NULL AS " + column.kind().duck() + ") AS " + column.name());
      }
    }
    return String.join(", ", cells);
  }

  Optional<Source> combination(List<Source> sources) {
    return combination(sources, random.nextBoolean() ? "Intersect" : "Except");
  }

  /// Of as many columns of both as are alike, by name or by position.
  private Optional<Source> combination(List<Source> sources, String kind) {
    Source left = sources.getFirst();
    Source right = sources.getLast();
    List<Col> ofLeft = new ArrayList<>();
    List<Col> ofRight = new ArrayList<>();
    boolean named = !kind.equals("Union");
    for (Col column : left.relation().plain()) {
      right.relation().plain().stream()
          .filter(it -> it.kind() == column.kind() && !ofRight.contains(it))
          .filter(_ -> ofLeft.size() < MOST_COLUMNS && random.nextInt(3) > 0)
          .findFirst()
          .ifPresent(it -> {
            ofLeft.add(column);
            ofRight.add(it);
          });
    }
    if (ofLeft.isEmpty()) {
      return Optional.empty();
    }
    Source one = projected(left, ofLeft, ofLeft);
    Source other = projected(right, ofRight, named ? ofLeft : ofRight);
    boolean distinct = random.nextBoolean();
    ObjectNode transform = ProgramText.object().put("kind", kind).put("distinct", distinct);
    transform.putArray("sources").add(one.relation().name()).add(other.relation().name());
    if (!named) {
      transform.put("by", "position");
    }
    coverage.seen("operator", kind);
    coverage.seen("set", kind + (named ? "" : " by position") + (distinct ? " distinct" : ""));
    return Optional.of(
        text.define(
            transform,
            List.of(one, other),
            ofLeft,
            left.rows() + right.rows(),
            "SELECT * FROM %s %s%s SELECT * FROM %s"
                .formatted(
                    one.relation().name(),
                    kind.toUpperCase(Locale.ROOT),
                    distinct ? "" : " ALL",
                    other.relation().name())));
  }

  private Source projected(Source source, List<Col> columns, List<Col> names) {
    ObjectNode transform = ProgramText.transform("Project", source);
    List<String> select = new ArrayList<>();
    List<Col> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      String as = names.get(i).name();
      String item = name.equals(as) ? name : name + " AS " + as;
      transform.withArray("columns").add(item);
      select.add(item);
      named.add(new Col(as, columns.get(i).kind(), true));
    }
    return text.define(
        transform,
        List.of(source),
        named,
        source.rows(),
        "SELECT %s FROM %s".formatted(String.join(", ", select), source.relation().name()));
  }
}
