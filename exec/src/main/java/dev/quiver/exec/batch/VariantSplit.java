package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Takes variants apart into their metadata and their values, which say where the first ends.
///
/// Metadata: a byte of version (bits 0 to 3), sortedness and `offset_size - 1` (bits 6 and 7); the
/// number of names; as many offsets and one more, the last of which is the length of the names.
public final class VariantSplit {
  private VariantSplit() {}

  /// The bytes of the metadata that `length` bytes begin with, at most all of them.
  public static int metadataBytes(long bytes, int length) {
    if (length == 0) {
      return 0;
    }
    int offsetSize = (Memory.getByte(bytes) >> 6 & 3) + 1;
    long names = number(bytes, 1, offsetSize, length);
    long last = 1 + offsetSize * (names + 1);
    long end = last + offsetSize + number(bytes, last, offsetSize, length);
    return (int) Math.min(end, length);
  }

  /// The metadata and the values of some positions, as two binary vectors that show the same bytes;
  /// NULL where the variant is. The caller's to close.
  public static List<FlatVector> of(
      ColumnVector variants, Selection rows, BufferAllocator allocator) {
    try (VectorWriter metadata = new VectorWriter(allocator, Simple.BINARY, rows.rows());
        VectorWriter values = new VectorWriter(allocator, Simple.BINARY, rows.rows())) {
      Lease lease = ArrowCopy.lease(variants);
      metadata.keep(lease.retain());
      values.keep(lease.retain());
      for (int i = 0; i < rows.rows(); i++) {
        if (variants.isNull(rows.position(i))) {
          metadata.setNull(i);
          values.setNull(i);
        } else {
          long view = ArrowCopy.value(variants, rows.position(i));
          int split = metadataBytes(Views.text(view), Views.length(view));
          Views.put(metadata.address(i), Views.text(view), split);
          Views.put(values.address(i), Views.text(view) + split, Views.length(view) - split);
        }
      }
      return List.of(metadata.finish(), values.finish());
    }
  }

  /// The little-endian number at an offset; 0 where there are not as many bytes.
  private static long number(long bytes, long at, int width, int length) {
    if (at + width > length) {
      return 0;
    }
    long number = 0;
    for (int i = 0; i < width; i++) {
      number |= (Memory.getByte(bytes + at + i) & 0xffL) << (Byte.SIZE * i);
    }
    return number;
  }
}
