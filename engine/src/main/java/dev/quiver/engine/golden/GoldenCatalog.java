package dev.quiver.engine.golden;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.ChangeRange;
import dev.quiver.logical.catalog.ChangeRange.AtVersion;
import dev.quiver.logical.catalog.ChangeRange.End;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableContent;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  /// The changes of a table in a range. Versions are those the spec says: without a first one they
  /// begin at 0, without a last one they end where they begin, and times are no versions here.
  public TableRef changes(String table, ChangeRange range) {
    TableRef rows = Objects.requireNonNull(byName().get(table), table);
    long from = version(range.from(), 0);
    long to = version(range.to(), from);
    return new TableRef(rows.name(), rows.location(), to, rows.schema()).changes(from);
  }

  private static long version(Optional<End> end, long otherwise) {
    return end.isPresent() && end.get() instanceof AtVersion(var version) ? version : otherwise;
  }

  @Override
  public TableStatistics statistics(TableRef table) {
    return table.content() instanceof TableContent.Rows
        ? known(table).statistics()
        : new TableStatistics(
            Figure.UNKNOWN,
            Figure.UNKNOWN,
            Collections.nCopies(table.schema().fields().size(), ColumnStatistics.UNKNOWN));
  }

  @Override
  public Pushdown pushdown(TableRef table, Expr conjunct) {
    if (!(table.content() instanceof TableContent.Rows)) {
      return table.content() instanceof TableContent.Changes
          ? Pushdown.INEXACT
          : Pushdown.UNSUPPORTED;
    }
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
