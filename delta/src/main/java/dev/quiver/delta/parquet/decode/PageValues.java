package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Decodes the values of a column's pages, NULLs being left out: plain ones, or codes of the
/// chunk's dictionary, which is decoded once.
final class PageValues implements Values {
  /// Values that go through scratch memory at a time, so that it stays in the nearest cache.
  static final int STEP = 2_048;

  private final DataType type;
  private final int width;
  private final PlainValues plain;
  private final Place place;
  private final Kernels kernels;
  private final BufferAllocator allocator;
  private final ArrowBuf scratch;
  private final Runs codes;
  private PlainValues values;
  private @Nullable FlatVector dictionary;
  private int entries;
  private boolean coded;

  PageValues(
      DataType type, PlainValues plain, Place place, Kernels kernels, BufferAllocator allocator) {
    this.type = type;
    this.width = Width.of(type);
    this.plain = plain;
    this.place = place;
    this.kernels = kernels;
    this.allocator = allocator;
    this.scratch = allocator.buffer(4L * STEP + Buffers.SLACK);
    this.codes = new Runs(kernels.unpack(), place);
    this.values = plain;
  }

  @Override
  public void dictionary(Page page) {
    entries = page.header().values();
    if (entries < 0 || entries > plain.most(page.header().bytes())) {
      throw place.corrupt(
          "a dictionary of %d values in %d bytes".formatted(entries, page.header().bytes()));
    }
    plain.open(page.address(), page.end());
    long shown = entries == 0 ? 0 : plain.show(entries);
    dictionary =
        shown == 0
            ? decoded(page.lease())
            : new FlatVector(type, entries, 0, shown, page.lease().retain());
  }

  /// An empty dictionary has an entry all the same: rows without a value have code 0.
  private FlatVector decoded(Lease page) {
    int rows = Math.max(1, entries);
    ArrowBuf buffer = allocator.buffer((long) rows * width + Buffers.SLACK);
    Lease lease = Lease.of(List.of(buffer), List.of(page.retain()));
    try {
      Memory.fill(buffer.memoryAddress(), width, (byte) 0);
      plain.read(buffer.memoryAddress(), entries);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
    return new FlatVector(type, rows, 0, buffer.memoryAddress(), lease);
  }

  @Override
  public void open(Encoding encoding, long from, long end) {
    coded = encoding.isDictionary();
    if (coded) {
      if (dictionary == null) {
        dictionary = decoded(Lease.nothing());
      }
      int bits = from < end ? Memory.getByte(from) : 0;
      codes.open(from + 1, end, bits, entries);
    } else {
      values = decoder(encoding);
      values.open(from, end);
    }
  }

  private PlainValues decoder(Encoding encoding) {
    if (encoding == Encoding.PLAIN) {
      return plain;
    }
    if (encoding == Encoding.RLE && type == Simple.BOOLEAN) {
      return new RunBooleans(scratch.memoryAddress(), kernels.unpack(), place);
    }
    throw place.unsupported(Place.ENCODING, "encoding " + encoding);
  }

  /// Whether the page holds codes.
  boolean coded() {
    return coded;
  }

  /// Writes the next codes of a page that holds them.
  void codes(long to, int count) {
    codes.read(to, count);
  }

  /// The address of the next values where they lie, or 0 where they have to be read.
  long show(int count) {
    return coded ? 0 : values.show(count);
  }

  /// Writes the next values, whatever the page holds.
  void read(long to, int count) {
    if (!coded) {
      values.read(to, count);
      return;
    }
    for (int done = 0; done < count; done += STEP) {
      int step = Math.min(STEP, count - done);
      codes.read(scratch.memoryAddress(), step);
      lookUp(scratch.memoryAddress(), step, to + (long) width * done);
    }
  }

  @Override
  public void skip(int count) {
    if (coded) {
      codes.skip(count);
    } else {
      values.skip(count);
    }
  }

  /// Writes the dictionary's entries for some codes.
  void lookUp(long from, int count, long to) {
    Gather.gather(kernels.gather(), width, entries(), from, count, to);
  }

  /// The dictionary, which stays this object's.
  FlatVector entries() {
    if (dictionary == null) {
      throw new IllegalStateException("no page with codes was opened");
    }
    return dictionary;
  }

  @Override
  public void close() {
    scratch.getReferenceManager().release();
    if (dictionary != null) {
      dictionary.close();
      dictionary = null;
    }
  }
}
