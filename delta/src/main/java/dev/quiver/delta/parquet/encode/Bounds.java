package dev.quiver.delta.parquet.encode;

/// The least and the greatest of some values that are not NULL, in Parquet's plain form.
///
/// Text is kept up to [#MAX_BYTES], so a bound of that length stands for anything it begins.
public final class Bounds {
  /// The most bytes of a text that are kept.
  public static final int MAX_BYTES = 256;

  /// The bounds of no values.
  public static final Bounds EMPTY = new Bounds(new byte[0], new byte[0]);

  /// The bounds of values with NaN among them, which readers order in different ways.
  public static final Bounds UNKNOWN = new Bounds(new byte[0], new byte[0]);

  private final byte[] min;
  private final byte[] max;

  Bounds(byte[] min, byte[] max) {
    this.min = min;
    this.max = max;
  }

  /// Whether there is a least and a greatest value.
  public boolean isKnown() {
    return !isEmpty() && !isSame(UNKNOWN);
  }

  /// Whether there were no values.
  public boolean isEmpty() {
    return isSame(EMPTY);
  }

  /// The least value.
  public byte[] min() {
    return min.clone();
  }

  /// The greatest value.
  public byte[] max() {
    return max.clone();
  }

  /// The bounds of both sets of values.
  public Bounds merge(Bounds other, PlainOrder order) {
    if (isEmpty() || other.isSame(UNKNOWN)) {
      return other;
    }
    if (other.isEmpty() || isSame(UNKNOWN)) {
      return this;
    }
    return new Bounds(
        order.compare(min, other.min) <= 0 ? min : other.min,
        order.compare(max, other.max) >= 0 ? max : other.max);
  }

  @SuppressWarnings("ReferenceEquality") // The two special ones are told by identity.
  private boolean isSame(Bounds other) {
    return this == other;
  }
}
