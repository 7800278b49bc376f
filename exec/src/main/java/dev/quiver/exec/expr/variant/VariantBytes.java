package dev.quiver.exec.expr.variant;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.expr.EvaluationException;
import java.nio.charset.StandardCharsets;

/// The bytes of one variant, metadata then value, of which none behind the end is read.
///
/// Metadata is a byte (bits 0 to 3 the version, bits 6 and 7 the width of offsets less one), the
/// number of names, where each begins and the last ends, and their UTF-8 text.
public final class VariantBytes {
  private static final int VERSION = 1;

  private final long address;
  private final int length;
  private final int offsetWidth;
  private final int names;

  private VariantBytes(long address, int length) {
    this.address = address;
    this.length = length;
    int header = unsigned(0, 1);
    if ((header & 15) != VERSION) {
      throw EvaluationException.malformedVariant("metadata of version " + (header & 15));
    }
    this.offsetWidth = (header >> 6 & 3) + 1;
    this.names = unsigned(1, offsetWidth);
    check(offsetAt(names), offsetWidth);
  }

  /// The bytes that a view shows, as long as they stay where they are.
  public static VariantBytes of(long view) {
    return new VariantBytes(Views.text(view), Views.length(view));
  }

  /// The variant's value.
  public VariantValue value() {
    return new VariantValue(this, valueAt());
  }

  /// The number of bytes.
  int length() {
    return length;
  }

  /// Where the value begins, and the metadata ends.
  int valueAt() {
    return checked(offsetAt(names) + offsetWidth + unsigned(offsetAt(names), offsetWidth));
  }

  /// The name that a field's id stands for.
  String name(int id) {
    if (id >= names) {
      throw EvaluationException.malformedVariant("a field without a name");
    }
    int from = unsigned(offsetAt(id), offsetWidth);
    int to = unsigned(offsetAt(id + 1), offsetWidth);
    return text(checked(offsetAt(names) + offsetWidth + from), to - from);
  }

  /// The number at an offset, of 1 to 4 bytes, which is no offset of ours if it has 32 bits.
  int unsigned(long at, int width) {
    long number = 0;
    check(at, width);
    for (int i = 0; i < width; i++) {
      number |= (Memory.getByte(address + at + i) & 0xffL) << (Byte.SIZE * i);
    }
    return checked(number);
  }

  /// The little-endian number at an offset, of 1, 2, 4 or 8 bytes.
  long signed(int at, int width) {
    check(at, width);
    long from = address + at;
    return switch (width) {
      case Byte.BYTES -> Memory.getByte(from);
      case Short.BYTES -> Memory.getShort(from);
      case Integer.BYTES -> Memory.getInt(from);
      default -> Memory.getLong(from);
    };
  }

  /// The bytes at an offset.
  byte[] bytes(int at, int count) {
    check(at, count);
    byte[] bytes = new byte[count];
    Memory.copy(address + at, bytes, 0, count);
    return bytes;
  }

  /// The text at an offset.
  String text(int at, int count) {
    return new String(bytes(at, count), StandardCharsets.UTF_8);
  }

  /// Where the bytes at an offset are, if there are as many.
  long addressOf(int at, int count) {
    check(at, count);
    return address + at;
  }

  private long offsetAt(int id) {
    return 1 + (id + 1L) * offsetWidth;
  }

  private void check(long at, long count) {
    if (count < 0 || at < 0 || at + count > length) {
      throw EvaluationException.malformedVariant(
          "%d bytes at %d of %d".formatted(count, at, length));
    }
  }

  private static int checked(long number) {
    if (number > Integer.MAX_VALUE) {
      throw EvaluationException.malformedVariant("a number of " + number);
    }
    return (int) number;
  }
}
