package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32;

/// Checks the bytes of a page against what its header says of them.
final class Checksum {
  private Checksum() {}

  @SuppressWarnings("restricted") // CRC32 takes buffers, pages are memory of ours.
  static void check(long from, int bytes, int expected, Place place) {
    CRC32 checksum = new CRC32();
    checksum.update(MemorySegment.ofAddress(from).reinterpret(bytes).asByteBuffer());
    if ((int) checksum.getValue() != expected) {
      throw place.corrupt("a page does not match its checksum");
    }
  }
}
