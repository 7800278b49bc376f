package dev.quiver.exec.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// BLAKE2b (RFC 7693) without a key, for many short texts: one instance hashes one after the other
/// and allocates nothing. One thread uses it.
public final class Blake2b {
  private static final int BLOCK = 128;
  private static final int ROUNDS = 12;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long[] START = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L,
  };

  private static final byte[][] ORDER = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
  };

  private final long[] state = new long[8];
  private final long[] work = new long[16];
  private final long[] message = new long[16];
  private final byte[] last = new byte[BLOCK];

  /// Writes the digest of the first `length` bytes of `input`, `digest.length` bytes of it (1 to
  /// 64), to `digest`.
  public void hash(byte[] input, int length, byte[] digest) {
    System.arraycopy(START, 0, state, 0, 8);
    state[0] ^= 0x01010000L ^ digest.length;
    int at = 0;
    for (; length - at > BLOCK; at += BLOCK) {
      compress(input, at, at + BLOCK, false);
    }
    int rest = length - at;
    System.arraycopy(input, at, last, 0, rest);
    Arrays.fill(last, rest, BLOCK, (byte) 0);
    compress(last, 0, length, true);
    for (int i = 0; i < digest.length; i++) {
      digest[i] = (byte) (state[i >> 3] >>> (8 * (i & 7)));
    }
  }

  private void compress(byte[] block, int at, long bytesSoFar, boolean isLast) {
    for (int i = 0; i < 16; i++) {
      message[i] = (long) WORDS.get(block, at + 8 * i);
    }
    System.arraycopy(state, 0, work, 0, 8);
    System.arraycopy(START, 0, work, 8, 8);
    work[12] ^= bytesSoFar;
    work[14] ^= isLast ? -1L : 0L;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] order = ORDER[round % ORDER.length];
      mix(0, 4, 8, 12, message[order[0]], message[order[1]]);
      mix(1, 5, 9, 13, message[order[2]], message[order[3]]);
      mix(2, 6, 10, 14, message[order[4]], message[order[5]]);
      mix(3, 7, 11, 15, message[order[6]], message[order[7]]);
      mix(0, 5, 10, 15, message[order[8]], message[order[9]]);
      mix(1, 6, 11, 12, message[order[10]], message[order[11]]);
      mix(2, 7, 8, 13, message[order[12]], message[order[13]]);
      mix(3, 4, 9, 14, message[order[14]], message[order[15]]);
    }
    for (int i = 0; i < 8; i++) {
      state[i] ^= work[i] ^ work[i + 8];
    }
  }

  private void mix(int a, int b, int c, int d, long x, long y) {
    long va = work[a] + work[b] + x;
    long vd = Long.rotateRight(work[d] ^ va, 32);
    long vc = work[c] + vd;
    long vb = Long.rotateRight(work[b] ^ vc, 24);
    va += vb + y;
    vd = Long.rotateRight(vd ^ va, 16);
    vc += vd;
    vb = Long.rotateRight(vb ^ vc, 63);
    work[a] = va;
    work[b] = vb;
    work[c] = vc;
    work[d] = vd;
  }
}
