package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.LevelLayout;
import dev.quiver.delta.parquet.format.PageHeader;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.kernel.Kernels;
import org.apache.arrow.memory.BufferAllocator;

/// Levels of a column outside of any struct: 0 or 1, and so a bitmap already; or none at all where
/// the file says that all rows have a value.
final class FlatLevels implements Levels {
  private final boolean optional;
  private final LevelRuns levels;
  private final Runs runs;

  FlatLevels(boolean optional, Place place, Kernels kernels, BufferAllocator allocator) {
    this.optional = optional;
    this.levels = new LevelRuns(optional ? 1 : 0, place, kernels.unpack(), allocator);
    this.runs = levels.runs();
  }

  @Override
  public long open(PageHeader header, long from, long end) {
    LevelLayout layout = header.levels();
    return levels.open(
        layout.definition(),
        layout.definitionBytes(),
        header.values(),
        from + Math.max(0, layout.repetitionBytes()),
        end);
  }

  @Override
  public boolean allPresent(int count, int row) {
    return !optional || runs.passOver(count, 1);
  }

  @Override
  public int presence(int count, long bitmap, int row) {
    return runs.bits(count, bitmap, row);
  }

  @Override
  public int skip(int count) {
    return optional ? runs.ones(count) : count;
  }

  @Override
  public void close() {
    levels.close();
  }
}
