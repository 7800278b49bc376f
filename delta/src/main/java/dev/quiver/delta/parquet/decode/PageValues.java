package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.type.DataType;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Decodes the values of a column's pages, NULLs being left out: those of the page, or codes of the
/// chunk's dictionary, which is decoded once.
final class PageValues implements Values {
  /// Values that go through scratch memory at a time, so that it stays in the nearest cache.
  static final int STEP = 2_048;

  private final DataType type;
  private final int width;
  private final PlainValues plain;
  private final Place place;
  private final Kernels kernels;
  private final ArrowBuf scratch;
  private final Runs codes;
  private final DecodedValues values;
  private final Frame frame;
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
    this.scratch = allocator.buffer(4L * STEP + Buffers.SLACK);
    this.codes = new Runs(kernels.unpack(), place);
    this.values = new DecodedValues(plain, width, place, kernels, allocator);
    this.frame = new Frame(allocator);
  }

  @Override
  public void dictionary(Page page) {
    entries = page.header().values();
    if (entries < 0 || entries > plain.most(page.header().bytes())) {
      throw place.corrupt(
          "a dictionary of %d values in %d bytes".formatted(entries, page.header().bytes()));
    }
    values.open(Encoding.PLAIN, page.address(), page.end());
    long shown = entries == 0 ? 0 : values.show(entries);
    dictionary =
        shown == 0
            ? decoded(page.lease())
            : new FlatVector(type, entries, 0, shown, page.lease().retain());
  }

  /// An empty dictionary has an entry all the same: rows without a value have code 0.
  private FlatVector decoded(Lease page) {
    int rows = Math.max(1, entries);
    long out = frame.begin((long) rows * width);
    Memory.fill(out, width, (byte) 0);
    if (entries > 0) {
      values.read(out, entries);
    }
    frame.show(page);
    values.keep(frame);
    return new FlatVector(type, rows, 0, out, frame.finish());
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
      values.open(encoding, from, end);
    }
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

  /// Writes those of the next `count` values that are picked, to their positions of a vector.
  void pick(Picks picks, int count, long vector) {
    if (coded) {
      codes.pick(picks, count);
      picks.lookUp(entries(), width, vector);
    } else {
      values.pick(picks, count, vector);
    }
  }

  /// The same with the codes of a page that holds them.
  void pickCodes(Picks picks, int count, long vector) {
    codes.pick(picks, count);
    picks.putCodes(vector);
  }

  /// Whether the page's values can be shown where they lie.
  boolean lie() {
    return !coded && values.lie();
  }

  @Override
  public void skip(int count) {
    if (coded) {
      codes.skip(count);
    } else {
      values.skip(count);
    }
  }

  /// Makes a vector keep what the values read last show: the page or the dictionary, and what was
  /// made of them.
  void keep(Frame vector, Lease page) {
    if (coded) {
      vector.show(entries().lease());
    } else {
      vector.show(page);
      values.keep(vector);
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
    frame.close();
    values.close();
    if (dictionary != null) {
      dictionary.close();
      dictionary = null;
    }
  }
}
