package dev.quiver.exec.kernel;

/// Mixes columns into hashes.
public interface HashKernels {
  /// Replaces each of the hashes by its [#mix] with the int64 value of the same row.
  void addLongs(long[] hashes, long values, int rows);

  /// Mixes a value into a hash; one to one in the value. Even to `0` and `1` it gives numbers that
  /// differ in about half of their bits.
  static long mix(long hash, long value) {
    long x = hash ^ value;
    x = (x ^ x >>> 32) * 0xD6E8FEB86659FD93L;
    x = (x ^ x >>> 29) * 0xC2B2AE3D27D4EB4FL;
    return x ^ x >>> 32;
  }
}
