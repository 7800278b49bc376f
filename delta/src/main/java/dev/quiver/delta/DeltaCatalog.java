package dev.quiver.delta;

import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.change.ChangeFeed;
import dev.quiver.delta.scan.FooterStatistics;
import dev.quiver.delta.skip.FilePruning;
import dev.quiver.delta.skip.SnapshotFacts;
import dev.quiver.delta.skip.SnapshotStatistics;
import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableContent.Changes;
import dev.quiver.logical.catalog.TableContent.Facts;
import dev.quiver.logical.catalog.TableContent.Manifest;
import dev.quiver.logical.catalog.TableContent.Rows;
import dev.quiver.logical.catalog.TableFact;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    return statistics.computeIfAbsent(table, this::measure);
  }

  @Override
  public Pushdown pushdown(TableRef table, Expr conjunct) {
    return answers.computeIfAbsent(new Question(table, conjunct), _ -> ask(table, conjunct));
  }

  private TableStatistics measure(TableRef table) {
    return switch (table.content()) {
      case Rows _ -> known(table);
      case Changes changes -> measure(table, tables.feed(table, changes));
      case Facts() -> unknown(table, Figure.exact(1), Figure.UNKNOWN);
      case Manifest() ->
          unknown(table, Figure.exact(tables.snapshot(table).files().size()), Figure.UNKNOWN);
    };
  }

  private static TableStatistics measure(TableRef table, ChangeFeed feed) {
    List<TableStatistics> parts = feed.segments().stream().map(SnapshotStatistics::of).toList();
    boolean counted = parts.stream().allMatch(part -> part.rows().isKnown());
    long rows = parts.stream().mapToLong(part -> part.rows().value()).sum();
    long bytes = parts.stream().mapToLong(part -> part.bytes().value()).sum();
    return unknown(table, counted ? Figure.exact(rows) : Figure.UNKNOWN, Figure.exact(bytes));
  }

  private static TableStatistics unknown(TableRef table, Figure rows, Figure bytes) {
    int columns = table.schema().fields().size();
    return new TableStatistics(rows, bytes, Collections.nCopies(columns, ColumnStatistics.UNKNOWN));
  }

  private Pushdown ask(TableRef table, Expr conjunct) {
    return switch (table.content()) {
      case Rows _ ->
          mentionsLineage(table, conjunct)
              ? Pushdown.UNSUPPORTED
              : ask(tables.snapshot(table), conjunct);
      case Changes changes ->
          tables.feed(table, changes).segments().stream()
              .map(part -> ask(part, conjunct))
              .min(Comparator.naturalOrder())
              .orElse(Pushdown.UNSUPPORTED);
      case Facts _, Manifest _ -> Pushdown.UNSUPPORTED;
    };
  }

  private Pushdown ask(Snapshot snapshot, Expr conjunct) {
    return new FilePruning(snapshot, folder).pushdown(conjunct);
  }

  @Override
  public Optional<List<Value>> facts(TableRef table, List<Expr> conjuncts, List<TableFact> facts) {
    return !(table.content() instanceof Rows)
            || conjuncts.stream().anyMatch(conjunct -> mentionsLineage(table, conjunct))
        ? Optional.empty()
        : new SnapshotFacts(tables.snapshot(table), folder).of(conjuncts, facts);
  }

  /// Nothing is known of lineage columns.
  private TableStatistics known(TableRef table) {
    Snapshot snapshot = tables.snapshot(table);
    TableStatistics known =
        table.files().isEmpty()
            ? tables.caches().statistics().get(snapshot, () -> taken(snapshot))
            : taken(snapshot);
    List<ColumnStatistics> columns = new ArrayList<>(known.columns());
    while (columns.size() < table.schema().fields().size()) {
      columns.add(ColumnStatistics.UNKNOWN);
    }
    return new TableStatistics(known.rows(), known.bytes(), columns);
  }

  /// By the log, and by some footers where it does not tell.
  private TableStatistics taken(Snapshot snapshot) {
    TableStatistics logged = SnapshotStatistics.of(snapshot);
    return new FooterStatistics(tables.store(), tables.caches().footers(), snapshot).with(logged);
  }

  private boolean mentionsLineage(TableRef table, Expr expr) {
    return expr instanceof Ref(var column)
        ? column.id() >= tables.snapshot(table).schema().fields().size()
        : expr.children().stream().anyMatch(child -> mentionsLineage(table, child));
  }

  /// Rules ask the same again and again, and each answer looks at all files.
  private record Question(TableRef table, Expr conjunct) {}
}
