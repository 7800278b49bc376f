package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;
import java.io.IOException;
import java.io.InputStream;
import org.brotli.dec.BrotliInputStream;

/// Decompresses Brotli, by its makers' own decoder.
final class Brotli {
  private static final int STEP = 1 << 16;

  private Brotli() {}

  /// Whether `stored` bytes at `from` stand for exactly `bytes` bytes, now at `to`.
  static boolean decompress(long from, int stored, long to, int bytes) {
    byte[] part = new byte[(int) Math.min(STEP, bytes + 1L)];
    try (BrotliInputStream in = new BrotliInputStream(new Stored(from, stored))) {
      int done = 0;
      for (int count = in.read(part); count > 0; count = in.read(part)) {
        if (count > bytes - done) {
          return false;
        }
        Memory.copy(part, 0, to + done, count);
        done += count;
      }
      return done == bytes;
    } catch (IOException | RuntimeException _) {
      // Of some damage it learns by reading past its own arrays.
      return false;
    }
  }

  /// Reads memory.
  private static final class Stored extends InputStream {
    private final long end;
    private long at;

    Stored(long from, int bytes) {
      this.at = from;
      this.end = from + bytes;
    }

    @Override
    public int read() {
      return at < end ? Memory.getByte(at++) & 255 : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int count = (int) Math.min(length, end - at);
      Memory.copy(at, to, offset, count);
      at += count;
      return count == 0 && length > 0 ? -1 : count;
    }
  }
}
