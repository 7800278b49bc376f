package dev.quiver.exec.operator;

import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a table's morsels; the table is opened when its pipeline begins.
public final class ScanSource implements Source {
  private final Supplier<TableSource> table;
  private final OperatorMetrics metrics;
  private @Nullable TableSource opened;

  /// Reads what `table` opens; the time that takes, and what the scan has counted when it is
  /// closed, goes to `metrics`.
  public ScanSource(Supplier<TableSource> table, OperatorMetrics metrics) {
    this.table = table;
    this.metrics = metrics;
  }

  @Override
  public int open() {
    long start = System.nanoTime();
    metrics.noteBegin(start);
    TableSource source = table.get();
    opened = source;
    metrics.addNanos(System.nanoTime() - start);
    return source.morsels();
  }

  @Override
  public BatchSource read(int morsel) {
    TableSource source = opened;
    if (source == null) {
      throw new IllegalStateException("read before open");
    }
    return source.read(morsel);
  }

  @Override
  public void close() {
    TableSource source = opened;
    if (source != null) {
      opened = null;
      source.counts().forEach(metrics::add);
      source.close();
    }
  }
}
