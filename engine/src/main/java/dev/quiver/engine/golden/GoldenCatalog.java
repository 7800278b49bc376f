package dev.quiver.engine.golden;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Answers for the tables of a golden file: conjuncts over partition columns are exact, all others
/// skip files at best.
public final class GoldenCatalog implements Catalog {
  private final Map<TableRef, GoldenTable> tables;

  /// Knows these tables.
  public GoldenCatalog(List<GoldenTable> tables) {
    this.tables = tables.stream().collect(Collectors.toMap(GoldenTable::ref, Function.identity()));
  }

  /// The tables by the names specs use.
  public Map<String, TableRef> byName() {
    return tables.keySet().stream().collect(Collectors.toMap(TableRef::name, ref -> ref));
  }

  @Override
  public TableStatistics statistics(TableRef table) {
    return known(table).statistics();
  }

  @Override
  public Pushdown pushdown(TableRef table, Expr conjunct) {
    return usesOnly(conjunct, known(table)) ? Pushdown.EXACT : Pushdown.INEXACT;
  }

  private GoldenTable known(TableRef table) {
    GoldenTable known = tables.get(table);
    if (known == null) {
      throw new IllegalArgumentException("not a table of this golden file: " + table.name());
    }
    return known;
  }

  private static boolean usesOnly(Expr expr, GoldenTable table) {
    return expr instanceof Ref(var column)
        ? table.partitions().contains(column.id())
        : expr.children().stream().allMatch(child -> usesOnly(child, table));
  }
}
