package dev.quiver.delta.parquet;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Compresses LZ4 blocks, simply: what stands at the last place with the same four bytes is a
/// match, however near.
final class Lz4Block {
  private static final int LEAST = 4;
  private static final int LAST_LITERALS = 12;

  private Lz4Block() {}

  static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<Integer, Integer> seen = new HashMap<>();
    int done = 0;
    for (int at = 0; at < bytes.length - LAST_LITERALS; ) {
      Integer before = seen.put(word(bytes, at), at);
      int length =
          before == null || at - before > 65_535
              ? 0
              : Math.max(
                  0, Arrays.mismatch(bytes, before, bytes.length - 5, bytes, at, bytes.length - 5));
      if (before == null || length < LEAST) {
        at++;
        continue;
      }
      sequence(bytes, done, at, length - LEAST, out);
      out.write(at - before);
      out.write((at - before) >>> 8);
      rest(length - LEAST, out);
      at += length;
      done = at;
    }
    sequence(bytes, done, bytes.length, 0, out);
    return out.toByteArray();
  }

  private static void sequence(
      byte[] bytes, int from, int to, int more, ByteArrayOutputStream out) {
    out.write(Math.min(15, to - from) << 4 | Math.min(15, more));
    rest(to - from, out);
    out.write(bytes, from, to - from);
  }

  private static void rest(int length, ByteArrayOutputStream out) {
    if (length >= 15) {
      int left = length - 15;
      for (; left >= 255; left -= 255) {
        out.write(255);
      }
      out.write(left);
    }
  }

  private static int word(byte[] bytes, int at) {
    return bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24;
  }
}
