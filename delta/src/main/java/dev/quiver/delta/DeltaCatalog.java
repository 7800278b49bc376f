package dev.quiver.delta;

import dev.quiver.delta.skip.FilePruning;
import dev.quiver.delta.skip.SnapshotStatistics;
import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Answers what the log says about pinned tables. Safe for use by several threads.
public final class DeltaCatalog implements Catalog {
  private final DeltaTables tables;
  private final Function<Expr, Optional<Literal>> folder;
  private final Map<TableRef, TableStatistics> statistics = new ConcurrentHashMap<>();
  private final Map<Question, Pushdown> answers = new ConcurrentHashMap<>();

  /// A catalog of `tables`; `folder` gives the value of an expression without columns, by the very
  /// kernels that run queries, or nothing where evaluating it fails.
  public DeltaCatalog(DeltaTables tables, Function<Expr, Optional<Literal>> folder) {
    this.tables = tables;
    this.folder = folder;
  }

  @Override
  public TableStatistics statistics(TableRef table) {
    return statistics.computeIfAbsent(table, this::known);
  }

  @Override
  public Pushdown pushdown(TableRef table, Expr conjunct) {
    if (mentionsLineage(table, conjunct)) {
      return Pushdown.UNSUPPORTED;
    }
    return answers.computeIfAbsent(
        new Question(table, conjunct),
        _ -> new FilePruning(tables.snapshot(table), folder).pushdown(conjunct));
  }

  /// Nothing is known of lineage columns.
  private TableStatistics known(TableRef table) {
    TableStatistics known = SnapshotStatistics.of(tables.snapshot(table));
    List<ColumnStatistics> columns = new ArrayList<>(known.columns());
    while (columns.size() < table.schema().fields().size()) {
      columns.add(ColumnStatistics.UNKNOWN);
    }
    return new TableStatistics(known.rows(), known.bytes(), columns);
  }

  private boolean mentionsLineage(TableRef table, Expr expr) {
    return expr instanceof Ref(var column)
        ? column.id() >= tables.snapshot(table).schema().fields().size()
        : expr.children().stream().anyMatch(child -> mentionsLineage(table, child));
  }

  /// Rules ask the same again and again, and each answer looks at all files.
  private record Question(TableRef table, Expr conjunct) {}
}
