package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;

/// Keeps decimals of more than 18 digits in 64 bits while their values allow it.
///
/// Such a vector says so itself: its type is a decimal of 18 digits and the same scale, though its
/// values may fill all 64 bits. Only those who ask for it get one, from batch to batch or not.
final class Narrow {
  private Narrow() {}

  /// The type of such a vector, of a scale up to 18.
  static Decimal type(int scale) {
    return new Decimal(Decimal.MAX_COMPACT_PRECISION, scale);
  }

  /// Whether a type's values take 128 bits, unless they are narrow.
  static boolean isWide(DataType type) {
    return type instanceof Decimal decimal && !decimal.isCompact();
  }

  /// The vector with its values in the width of `type`; takes over the hold on it.
  static ColumnVector widen(Workshop workshop, DataType type, ColumnVector vector) {
    if (!isWide(type) || isWide(vector.type())) {
      return vector;
    }
    try (vector) {
      return switch (vector) {
        case FlatVector flat -> flat(workshop, type, flat);
        case ConstantVector(var rows, var value) ->
            new ConstantVector(rows, flat(workshop, type, value));
        case DictionaryVector(var rows, var validity, var codes, var dictionary, var lease) ->
            new DictionaryVector(
                rows, validity, codes, flat(workshop, type, dictionary), lease.retain());
        case StructVector _, ListVector _ ->
            throw new IllegalStateException("not a decimal: " + vector.type());
      };
    }
  }

  private static FlatVector flat(Workshop workshop, DataType type, FlatVector narrow) {
    int rows = narrow.rows();
    try (VectorWriter writer = workshop.writer(type, rows)) {
      if (narrow.validity() != 0) {
        Workshop.and(writer.validity(), narrow.validity(), rows);
      }
      long out = writer.values();
      for (int row = 0; row < rows; row++) {
        long value = Memory.getLong(narrow.values() + 8L * row);
        Memory.putLong(out + 16L * row, value);
        Memory.putLong(out + 16L * row + 8, value >> 63);
      }
      return writer.finish();
    }
  }
}
