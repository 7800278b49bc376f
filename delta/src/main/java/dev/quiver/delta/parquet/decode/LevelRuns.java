package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.UnpackKernels;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Opens the definition or repetition levels of pages, in each of the forms the format has had for
/// them; they are read as runs then.
final class LevelRuns implements AutoCloseable {
  private final int most;
  private final Place place;
  private final BufferAllocator allocator;
  private final Runs runs;
  private @Nullable ArrowBuf rewritten;

  /// Levels of 0 to `most`. There are none at all where that is 0.
  LevelRuns(int most, Place place, UnpackKernels kernels, BufferAllocator allocator) {
    this.most = most;
    this.place = place;
    this.allocator = allocator;
    this.runs = new Runs(kernels, place);
  }

  /// The levels of the page opened last.
  Runs runs() {
    return runs;
  }

  /// Begins with the levels of `values` values, written between two addresses in `bytes` bytes, or
  /// in as many as they say themselves if that is -1; answers where they end.
  long open(Encoding encoding, int bytes, int values, long from, long end) {
    if (most == 0) {
      return from + Math.max(0, bytes);
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(most);
    if (bytes >= 0) {
      runs.open(from, from + bytes, bits, most + 1);
      return from + bytes;
    }
    return switch (encoding) {
      case RLE -> runs.openCounted(from, end, bits, most + 1);
      case BIT_PACKED -> openPacked(values, bits, from, end);
      default -> throw place.unsupported(Place.ENCODING, "levels as " + encoding);
    };
  }

  /// The oldest form packs from the highest bit down: rewritten as a run, which packs from the
  /// lowest up.
  private long openPacked(int values, int bits, long from, long end) {
    long bytes = ((long) values * bits + 7) / Byte.SIZE;
    if (bytes > end - from) {
      throw place.corrupt("levels of %d bytes in a page".formatted(bytes));
    }
    close();
    ArrowBuf buffer = allocator.buffer((values + 7L) * bits / Byte.SIZE + Buffers.SLACK);
    rewritten = buffer;
    long to = buffer.memoryAddress();
    Memory.fill(to, buffer.capacity(), (byte) 0);
    for (int i = 0; i < values; i++) {
      for (int bit = 0; bit < bits; bit++) {
        long source = (long) i * bits + bit;
        if ((Memory.getByte(from + (source >>> 3)) >>> (7 - (source & 7)) & 1) != 0) {
          long target = (long) i * bits + (bits - 1 - bit);
          long at = to + (target >>> 3);
          Memory.putByte(at, (byte) (Memory.getByte(at) | 1 << (target & 7)));
        }
      }
    }
    runs.openPacked(to, values, bits, most + 1);
    return from + bytes;
  }

  @Override
  public void close() {
    if (rewritten != null) {
      rewritten.getReferenceManager().release();
      rewritten = null;
    }
  }
}
