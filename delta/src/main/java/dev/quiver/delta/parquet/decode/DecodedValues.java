package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.kernel.Kernels;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// The values of pages that hold values, not codes, made what a vector wants.
final class DecodedValues implements AutoCloseable {
  private static final int STEP_BYTES = 1 << 16;

  private final PlainValues plain;
  private final int width;
  private final Texts texts;
  private final Sources sources;
  private final Buffers scratch;
  private final Buffers picked;
  private Source source;

  /// Makes values of `width` bytes.
  DecodedValues(
      PlainValues plain, int width, Place place, Kernels kernels, BufferAllocator allocator) {
    this.plain = plain;
    this.width = width;
    this.texts = new Texts(allocator);
    this.sources = new Sources(plain, texts, place, kernels, allocator);
    this.scratch = new Buffers(allocator);
    this.picked = new Buffers(allocator);
    this.source = sources.of(Encoding.PLAIN);
  }

  /// Begins with the values of a page, which lie between two addresses.
  void open(Encoding encoding, long from, long end) {
    source = sources.of(encoding);
    source.open(from, end);
  }

  /// The address of the next values where they lie, or 0 where they have to be read.
  long show(int count) {
    return plain.conversion().isCopy() ? source.lying(count) : 0;
  }

  /// Writes the next values.
  void read(long to, int count) {
    if (plain.conversion().isCopy()) {
      source.read(to, count);
      if (plain.utf8() && !source.isAscii()) {
        Utf8.mend(to, count, texts);
      }
      return;
    }
    long lying = source.lying(count);
    if (lying != 0) {
      plain.conversion().convert(lying, count, to);
    } else {
      convert(to, count);
    }
  }

  /// Whether values can be shown where they lie.
  boolean lie() {
    return plain.conversion().isCopy() && source.lying(0) != 0;
  }

  /// Writes those of the next `count` values that are picked, to their positions of a vector.
  void pick(Picks picks, int count, long vector) {
    boolean isCopy = plain.conversion().isCopy();
    long lying = source.lying(count);
    if (lying != 0 && isCopy) {
      picks.move(lying, width, vector);
    } else if (lying != 0) {
      for (int i = 0; i < picks.count(); i++) {
        long from = lying + (long) plain.width() * picks.from(i);
        plain.conversion().convert(from, 1, vector + (long) width * picks.to(i));
      }
    } else if (isCopy && source.pick(picks, count, vector)) {
      mend(picks, vector);
    } else {
      pickDecoded(picks, count, vector);
    }
  }

  private void mend(Picks picks, long views) {
    if (plain.utf8() && !source.isAscii()) {
      for (int i = 0; i < picks.count(); i++) {
        Utf8.mend(views + (long) Views.WIDTH * picks.to(i), 1, texts);
      }
    }
  }

  /// By encodings in which each value depends on those before.
  private void pickDecoded(Picks picks, int count, long vector) {
    ArrowBuf buffer = picked.take((long) count * width);
    try {
      read(buffer.memoryAddress(), count);
      picks.move(buffer.memoryAddress(), width, vector);
    } finally {
      buffer.getReferenceManager().release();
    }
  }

  private void convert(long to, int count) {
    int most = Math.max(1, Math.min(PageValues.STEP, STEP_BYTES / plain.width()));
    ArrowBuf buffer = scratch.take((long) most * plain.width());
    try {
      for (int done = 0; done < count; done += most) {
        int step = Math.min(most, count - done);
        long from =
            plain.conversion().showsStored()
                ? texts.reserve((long) step * plain.width())
                : buffer.memoryAddress();
        source.read(from, step);
        plain.conversion().convert(from, step, to + (long) width * done);
      }
    } finally {
      buffer.getReferenceManager().release();
    }
  }

  /// Passes over the next values.
  void skip(int count) {
    source.skip(count);
  }

  /// Makes a vector keep the memory of this that its values show.
  void keep(Frame frame) {
    texts.keep(frame);
  }

  @Override
  public void close() {
    sources.close();
    scratch.close();
    picked.close();
    texts.close();
  }
}
