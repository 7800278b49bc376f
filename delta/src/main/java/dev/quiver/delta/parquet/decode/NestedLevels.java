package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.LevelLayout;
import dev.quiver.delta.parquet.format.PageHeader;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.Kernels;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// Levels of a column inside of structs, kept for the batch, since they tell which of the structs
/// are NULL.
final class NestedLevels implements Levels {
  private final int most;
  private final int rows;
  private final LevelRuns levels;
  private final Runs runs;
  private final ArrowBuf scratch;
  private final Shape shape;

  /// Keeps room for batches of up to `rows` rows; a row with level `most` has a value.
  NestedLevels(int most, int rows, Place place, Kernels kernels, BufferAllocator allocator) {
    this.most = most;
    this.rows = rows;
    this.levels = new LevelRuns(most, place, kernels.unpack(), allocator);
    this.runs = levels.runs();
    this.scratch = allocator.buffer(4L * rows + Buffers.SLACK);
    this.shape = new Shape(0, allocator);
  }

  /// How the batch's rows nest.
  Shape shape() {
    return shape;
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
    shape.reserve(row + count, row);
    if (most > 0 && !runs.passOver(count, most)) {
      return false;
    }
    Memory.fill(shape.definitions() + row, count, (byte) most);
    shape.cut(row + count);
    return true;
  }

  @Override
  public int presence(int count, long bitmap, int row) {
    runs.read(scratch.memoryAddress(), count);
    LevelBytes.narrow(scratch.memoryAddress(), shape.definitions() + row, count);
    shape.cut(row + count);
    return LevelBytes.bitsOfSame(most, shape.definitions() + row, count, bitmap, row);
  }

  @Override
  public int skip(int count) {
    if (most == 0) {
      return count;
    }
    int present = 0;
    for (int left = count; left > 0; left -= rows) {
      int step = Math.min(rows, left);
      runs.read(scratch.memoryAddress(), step);
      for (int i = 0; i < step; i++) {
        present += Memory.getInt(scratch.memoryAddress() + 4L * i) == most ? 1 : 0;
      }
    }
    return present;
  }

  @Override
  public void close() {
    levels.close();
    scratch.getReferenceManager().release();
    shape.close();
  }
}
