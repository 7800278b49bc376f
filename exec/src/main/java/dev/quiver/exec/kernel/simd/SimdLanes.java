package dev.quiver.exec.kernel.simd;

/// Says how wide this machine's vectors are.
public final class SimdLanes {
  private SimdLanes() {}

  /// How many values of 64 bits go into one vector.
  public static int count() {
    return Lanes.LONGS.length();
  }
}
