package dev.quiver.exec.operator;

import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a table's morsels; the table is opened when its pipeline begins.
public final class ScanSource implements Source {
  private final Supplier<TableSource> table;
  private @Nullable TableSource opened;

  /// Reads what `table` opens.
  public ScanSource(Supplier<TableSource> table) {
    this.table = table;
  }

  @Override
  public int open() {
    TableSource source = table.get();
    opened = source;
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
      source.close();
    }
  }
}
