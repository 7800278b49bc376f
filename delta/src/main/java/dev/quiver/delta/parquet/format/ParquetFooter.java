package dev.quiver.delta.parquet.format;

import dev.quiver.delta.store.RangedFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/// What a file says about its columns and row groups. Immutable; keep it to open the file again
/// without reading its end.
public record ParquetFooter(
    String file, String createdBy, long rows, Node.Group schema, List<RowGroup> rowGroups) {
  private static final VarHandle INT32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int TAIL = 8;
  private static final int LEAST_GUESS = 4 * 1024;
  private static final int MOST_GUESS = 64 * 1024;
  private static final int GUESSED_PART = 256;
  private static final int MAX_BYTES = 256 << 20;
  private static final int MAGIC = 0x31524150;
  private static final int ENCRYPTED_MAGIC = 0x45524150;

  public ParquetFooter {
    rowGroups = List.copyOf(rowGroups);
  }

  /// Reads the footer of a file, as a rule in one read.
  public static ParquetFooter read(RangedFile file) {
    Place place = Place.of(file.path());
    long size = file.bytes();
    if (size < TAIL + Integer.BYTES) {
      throw place.corrupt("too short for a Parquet file: %d bytes".formatted(size));
    }
    byte[] tail = end(file, guess(size));
    int length = footerLength(tail, size, place);
    if (length + TAIL > tail.length) {
      tail = end(file, length + TAIL);
    }
    int from = tail.length - TAIL - length;
    CompactReader in = new CompactReader(tail, from, from + length, place);
    return new FooterParser(in, place, size - TAIL - length).parse();
  }

  /// Few footers are longer than this, and it is little beside the file.
  private static int guess(long size) {
    long part = Math.clamp(size / GUESSED_PART, LEAST_GUESS, MOST_GUESS);
    return (int) Math.min(size, part);
  }

  private static int footerLength(byte[] tail, long size, Place place) {
    int magic = int32(tail, tail.length - Integer.BYTES);
    if (magic == ENCRYPTED_MAGIC) {
      throw place.unsupported(Place.ENCRYPTION, "an encrypted footer");
    }
    if (magic != MAGIC) {
      throw place.corrupt("it does not end in PAR1");
    }
    int length = int32(tail, tail.length - TAIL);
    if (length <= 0 || length > size - TAIL - Integer.BYTES || length > MAX_BYTES) {
      throw place.corrupt("a footer of %d bytes in a file of %d".formatted(length, size));
    }
    return length;
  }

  private static byte[] end(RangedFile file, int length) {
    byte[] bytes = new byte[length];
    file.read(file.bytes() - length, bytes, 0, length);
    return bytes;
  }

  private static int int32(byte[] bytes, int at) {
    return (int) INT32.get(bytes, at);
  }
}
