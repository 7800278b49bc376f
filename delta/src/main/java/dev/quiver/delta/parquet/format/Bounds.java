package dev.quiver.delta.parquet.format;

import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a row group says about the values of one column, as its writer put it down: bounds, either
/// of which may be missing, and the number of NULLs, -1 where unknown.
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

  /// The number of NULLs, or -1.
  public long nulls() {
    return nulls;
  }

  /// The lower bound of a column's values as values of a type; NULL where nothing is sure.
  public Value min(Leaf leaf, DataType type) {
    return hasMin ? new StoredValue(leaf, type).of(min) : Value.NULL;
  }

  /// The upper bound of a column's values as values of a type; NULL where nothing is sure.
  public Value max(Leaf leaf, DataType type) {
    return hasMax ? new StoredValue(leaf, type).of(max) : Value.NULL;
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
