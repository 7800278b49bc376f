package dev.quiver.delta.parquet.decode;

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
  private final Place place;
  private final Runs runs;
  private final ArrowBuf kept;

  /// Keeps room for batches of up to `rows` rows; a row with level `most` has a value.
  NestedLevels(int most, int rows, Place place, Kernels kernels, BufferAllocator allocator) {
    this.most = most;
    this.rows = rows;
    this.place = place;
    this.runs = new Runs(kernels.unpack(), place);
    this.kept = allocator.buffer(4L * rows + Buffers.SLACK);
  }

  @Override
  public boolean coded() {
    return most > 0;
  }

  @Override
  public long open(long from, long end) {
    return most == 0 ? from : open(runs, most, from, end, place);
  }

  static long open(Runs runs, int most, long from, long end, Place place) {
    int bytes = end - from < Integer.BYTES ? -1 : Memory.getInt(from);
    long first = from + Integer.BYTES;
    if (bytes < 0 || bytes > end - first) {
      throw place.corrupt("definition levels of %d bytes in a page".formatted(bytes));
    }
    runs.open(first, first + bytes, Integer.SIZE - Integer.numberOfLeadingZeros(most), most + 1);
    return first + bytes;
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
    kept.getReferenceManager().release();
  }
}
