package dev.quiver.exec.kernel;

/// Adds up packed differences: each number is the one before, plus a step, plus an unsigned
/// difference of `width` bits. Sums wrap.
///
/// Differences are packed from the lowest bit of each byte on, the first of them from bit `bit` (0
/// to 7) of the first byte. Loads are whole words or vectors: [UnpackKernels#SLACK] bytes behind
/// the last difference must be readable.
public interface DeltaKernels {
  /// Writes `count` int32 after `before`, from differences of 0 to 32 bits; answers the last.
  int sumInts(long source, int bit, int width, int step, int before, long out, int count);

  /// Writes `count` int64 after `before`, from differences of 0 to 64 bits; answers the last.
  long sumLongs(long source, int bit, int width, long step, long before, long out, int count);
}
