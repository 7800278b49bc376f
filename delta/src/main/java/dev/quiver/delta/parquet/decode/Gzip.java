package dev.quiver.delta.parquet.decode;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Decompresses gzip members, one after the other, or what deflate wrote under zlib's header, as
/// some writers have it.
final class Gzip {
  private static final int MAGIC = 0x8b1f;
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final ByteBuffer in;
  private final ByteBuffer out;
  private final int bytes;

  private Gzip(ByteBuffer in, ByteBuffer out, int bytes) {
    this.in = in;
    this.out = out;
    this.bytes = bytes;
  }

  /// Whether `stored` bytes at `from` stand for exactly `bytes` bytes, now at `to`; one byte more
  /// may be written, which tells apart what fits from what does not.
  static boolean decompress(long from, int stored, long to, int bytes) {
    Gzip page = new Gzip(buffer(from, stored), buffer(to, bytes + 1L), bytes);
    try {
      return page.run();
    } catch (DataFormatException _) {
      return false;
    }
  }

  @SuppressWarnings("restricted") // Inflaters take buffers, pages are memory of ours.
  private static ByteBuffer buffer(long address, long bytes) {
    return MemorySegment.ofAddress(address)
        .reinterpret(bytes)
        .asByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private boolean run() throws DataFormatException {
    if (in.remaining() < Short.BYTES || (in.getShort(0) & 0xffff) != MAGIC) {
      return inflate(false) && out.position() == bytes;
    }
    while (in.hasRemaining()) {
      int start = out.position();
      if (!header() || !inflate(true) || !trailer(start)) {
        return false;
      }
    }
    return out.position() == bytes;
  }

  private boolean header() {
    if (in.remaining() < HEADER || (in.getShort() & 0xffff) != MAGIC) {
      return false;
    }
    in.get();
    int flags = in.get();
    in.position(in.position() + HEADER - Integer.BYTES);
    if ((flags & EXTRA) != 0) {
      pass(in.remaining() < Short.BYTES ? 0 : in.getShort() & 0xffff);
    }
    if ((flags & NAME) != 0) {
      passText();
    }
    if ((flags & COMMENT) != 0) {
      passText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      pass(Short.BYTES);
    }
    return in.hasRemaining();
  }

  private void pass(int count) {
    in.position(Math.min(in.limit(), in.position() + count));
  }

  private void passText() {
    while (in.hasRemaining() && in.get() != 0) {}
  }

  private boolean inflate(boolean bare) throws DataFormatException {
    Inflater inflater = new Inflater(bare);
    try {
      inflater.setInput(in);
      while (!inflater.finished()) {
        if (inflater.inflate(out) == 0 && !inflater.finished()) {
          return false;
        }
      }
      return true;
    } finally {
      inflater.end();
    }
  }

  private boolean trailer(int start) {
    if (in.remaining() < TRAILER) {
      return false;
    }
    CRC32 checksum = new CRC32();
    checksum.update(out.duplicate().limit(out.position()).position(start));
    return in.getInt() == (int) checksum.getValue() && in.getInt() == out.position() - start;
  }
}
