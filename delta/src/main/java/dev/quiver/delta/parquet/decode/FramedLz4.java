package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Decompresses LZ4 in frames: each the length of what it holds, then blocks until that is there,
/// each after its own length; lengths begin with the highest byte.
final class FramedLz4 {
  private FramedLz4() {}

  /// Whether `stored` bytes at `from` are frames of exactly `bytes` bytes, now at `to`.
  static boolean decompress(long from, int stored, long to, int bytes) {
    long in = from;
    long end = from + stored;
    long out = to;
    long limit = to + bytes;
    while (end - in >= Integer.BYTES) {
      long frame = length(in);
      in += Integer.BYTES;
      if (frame > limit - out) {
        return false;
      }
      for (long frameEnd = out + frame; out < frameEnd; ) {
        long block = end - in < Integer.BYTES ? Long.MAX_VALUE : length(in);
        in += Integer.BYTES;
        if (block > end - in) {
          return false;
        }
        int made = Lz4.decompress(in, (int) block, out, (int) (frameEnd - out));
        if (made <= 0) {
          return false;
        }
        in += block;
        out += made;
      }
    }
    return in == end && out == limit;
  }

  private static long length(long at) {
    return Integer.reverseBytes(Memory.getInt(at)) & 0xffffffffL;
  }
}
