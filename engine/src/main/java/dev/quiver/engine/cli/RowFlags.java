package dev.quiver.engine.cli;

import dev.quiver.engine.QueryResult;
import dev.quiver.engine.result.OutputFormat;
import dev.quiver.engine.result.RowFormat;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How many rows a verb prints, and in which form.
final class RowFlags {
  private static final int DEFAULT_COLUMNS = 120;
  private static final long DEFAULT_LIMIT = 20;

  @Option(names = "--limit", paramLabel = "N|all", description = "Rows to print; default: 20.")
  private Optional<String> limit = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "table (default), ndjson, csv, arrow, canonical or rows.")
  private String format = "table";

  /// Writes the result's first rows to standard output.
  void print(QueryResult result) throws IOException {
    OutputFormat form =
        OutputFormat.named(format)
            .orElseThrow(() ->
                UsageException.of("unknown format: " + format + "\n  has " + OutputFormat.names()));
    long rows = rows();
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    RowFormat writer = form.open(out, result.schema(), Terminal.columns(DEFAULT_COLUMNS));
    while (rows > 0) {
      try (@Nullable Batch batch = result.nextBatch()) {
        if (batch == null) {
          break;
        }
        rows -= write(writer, batch, rows);
      }
    }
    writer.end();
  }

  private static long write(RowFormat writer, Batch batch, long rows) throws IOException {
    if (batch.rows() <= rows) {
      writer.write(batch);
      return batch.rows();
    }
    Selection all = batch.selection();
    int[] first = IntStream.range(0, (int) rows).map(all::position).toArray();
    try (Batch head = batch.select(Selection.taking(first, first.length))) {
      writer.write(head);
    }
    return rows;
  }

  private long rows() {
    if (limit.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    if (limit.get().equals("all")) {
      return Long.MAX_VALUE;
    }
    try {
      long rows = Long.parseLong(limit.get());
      if (rows >= 0) {
        return rows;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message.
    }
    throw UsageException.of("not a limit: " + limit.get() + "\n  wants a number of rows, or all");
  }
}
