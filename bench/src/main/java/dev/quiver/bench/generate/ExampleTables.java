package dev.quiver.bench.generate;

import dev.quiver.delta.commit.IdSource;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.delta.parquet.ParquetSettings;
import dev.quiver.delta.parquet.encode.Compression;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Schema;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The tables below `examples/`, to the byte: small files of several row groups, and a version for
/// each batch of rows that arrived.
public final class ExampleTables {
  private static final int GROUP_ROWS = 700;
  private static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");

  private final Path examples;

  /// Writes below the folder, which must not hold the tables yet.
  public ExampleTables(Path examples) {
    this.examples = examples;
  }

  /// Writes all tables.
  public void write() {
    Path orders = examples.resolve("orders/tables");
    for (int part = 0; part < 3; part++) {
      append(
          orders.resolve("orders"),
          OrderTables.ORDERS,
          OrderTables.orders(part * 2_000, part * 2_000 + 2_000),
          part);
    }
    append(orders.resolve("customers"), OrderTables.CUSTOMERS, OrderTables.customers(), 0);

    Path graph = examples.resolve("code-graph/tables");
    append(graph.resolve("files"), CodeTables.FILES, CodeTables.files(), 0);
    for (int part = 0; part < 2; part++) {
      append(
          graph.resolve("definitions"),
          CodeTables.DEFINITIONS,
          CodeTables.definitions(part * 900, part * 900 + 900),
          part);
      append(
          graph.resolve("references"),
          CodeTables.REFERENCES,
          CodeTables.references(part * 2_500, part * 2_500 + 2_500),
          part);
    }
    append(graph.resolve("imports"), CodeTables.IMPORTS, CodeTables.imports(800), 0);
  }

  private void append(Path folder, Schema schema, Stream<Value[]> rows, int version) {
    String seed = folder.getFileName() + "/" + version;
    WriteSettings settings =
        new WriteSettings(
            InstantSource.fixed(EPOCH.plusSeconds(version)),
            ids(seed),
            new ParquetSettings(Compression.SNAPPY, GROUP_ROWS, 1L << 20, 1L << 20),
            1);
    new TableWriter(settings).append(folder, schema, List.of(), rows);
  }

  /// The same ids wherever the examples are.
  private IdSource ids(String seed) {
    IdSource derived = IdSource.derived(seed);
    String here = examples.toString();
    return purpose -> derived.id(purpose.replace(here, "examples"));
  }
}
