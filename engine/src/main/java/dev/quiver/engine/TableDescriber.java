package dev.quiver.engine;

import dev.quiver.delta.DeltaCatalog;
import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.engine.golden.GoldenFolder.SpecAt;
import dev.quiver.engine.golden.GoldenTable;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.spec.BindOptions;
import dev.quiver.logical.spec.InputPin;
import dev.quiver.logical.spec.Wanted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Describes real tables for golden files: their columns, counts and partitions, never their
/// bounds, and nothing of where they are.
final class TableDescriber {
  private final DeltaTables tables;
  private final DeltaCatalog catalog;

  TableDescriber(ObjectStore store) {
    this.tables = new DeltaTables(store);
    this.catalog = new DeltaCatalog(tables, Folding::fold);
  }

  List<GoldenTable> describe(SpecAt spec) {
    Path base = spec.file().toAbsolutePath().resolveSibling("");
    BindOptions options =
        new BindOptions(new Wanted.Everything(), base.toAbsolutePath().toString());
    List<GoldenTable> described = new ArrayList<>();
    for (InputPin input : InputPin.of(spec.spec(), options)) {
      described.add(
          describe(tables.pin(input.name(), input.location(), input.version(), input.options())));
    }
    return described;
  }

  private GoldenTable describe(TableRef table) {
    TableStatistics known = catalog.statistics(table);
    List<ColumnStatistics> columns =
        known.columns().stream()
            .map(column ->
                new ColumnStatistics(Value.NULL, Value.NULL, column.nulls(), column.distinct()))
            .toList();
    Set<Integer> partitions =
        tables.snapshot(table).partitionColumns().stream()
            .map(table.schema()::ordinal)
            .collect(Collectors.toSet());
    return new GoldenTable(
        table, new TableStatistics(known.rows(), Figure.UNKNOWN, columns), partitions);
  }
}
