package dev.quiver.delta.parquet.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a row group says about the values of one column, as its writer put it down: plain-encoded
/// bounds, absent where empty (`hasMin`, `hasMax`), and the NULLs, -1 where unknown.
///
/// Bounds may lie outside the values. Equal when the bytes are.
public final class Bounds {
  /// Nothing is known.
  public static final Bounds UNKNOWN = new Bounds(null, null, -1);

  private static final byte[] NONE = new byte[0];

  private final byte[] min;
  private final byte[] max;
  private final boolean hasMin;
  private final boolean hasMax;
  private final long nulls;

  Bounds(byte @Nullable [] min, byte @Nullable [] max, long nulls) {
    this.min = min == null ? NONE : min;
    this.max = max == null ? NONE : max;
    this.hasMin = min != null;
    this.hasMax = max != null;
    this.nulls = nulls;
  }

  /// Whether there is a lower bound.
  public boolean hasMin() {
    return hasMin;
  }

  /// Whether there is an upper bound.
  public boolean hasMax() {
    return hasMax;
  }

  /// The lower bound, plain-encoded, in an array of the caller's own.
  public byte[] min() {
    return min.clone();
  }

  /// The upper bound, plain-encoded, in an array of the caller's own.
  public byte[] max() {
    return max.clone();
  }

  /// The number of NULLs, or -1.
  public long nulls() {
    return nulls;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bounds that
        && hasMin == that.hasMin
        && hasMax == that.hasMax
        && nulls == that.nulls
        && Arrays.equals(min, that.min)
        && Arrays.equals(max, that.max);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(min) + Arrays.hashCode(max);
  }
}
