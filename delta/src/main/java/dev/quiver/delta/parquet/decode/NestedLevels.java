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
  private final ArrowBuf kept;

  /// Keeps room for batches of up to `rows` rows; a row with level `most` has a value.
  NestedLevels(int most, int rows, Place place, Kernels kernels, BufferAllocator allocator) {
    this.most = most;
    this.rows = rows;
    this.levels = new LevelRuns(most, place, kernels.unpack(), allocator);
    this.runs = levels.runs();
    this.kept = allocator.buffer(4L * rows + Buffers.SLACK);
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
    if (most > 0 && !runs.passOver(count, most)) {
      return false;
    }
    for (int i = row; i < row + count; i++) {
      Memory.putInt(level(i), most);
    }
    return true;
  }

  @Override
  public int presence(int count, long bitmap, int row) {
    runs.read(level(row), count);
    int present = 0;
    for (int i = row; i < row + count; i++) {
      if (Memory.getInt(level(i)) == most) {
        Memory.setBit(bitmap, i);
        present++;
      }
    }
    return present;
  }

  @Override
  public int skip(int count) {
    if (most == 0) {
      return count;
    }
    int present = 0;
    for (int left = count; left > 0; left -= rows) {
      int step = Math.min(rows, left);
      runs.read(kept.memoryAddress(), step);
      for (int i = 0; i < step; i++) {
        present += Memory.getInt(level(i)) == most ? 1 : 0;
      }
    }
    return present;
  }

  /// Sets the bits of the batch's rows whose level is at least `definition` in a zeroed bitmap;
  /// answers how many.
  int atLeast(int definition, int rows, long bitmap) {
    int there = 0;
    for (int i = 0; i < rows; i++) {
      if (Memory.getInt(level(i)) >= definition) {
        Memory.setBit(bitmap, i);
        there++;
      }
    }
    return there;
  }

  private long level(int row) {
    return kept.memoryAddress() + 4L * row;
  }

  @Override
  public void close() {
    levels.close();
    kept.getReferenceManager().release();
  }
}
