package dev.quiver.delta.parquet.variant;

import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.Annotation.Timestamp;
import dev.quiver.delta.parquet.format.Annotation.Unit;
import dev.quiver.delta.parquet.format.Annotation.Whole;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Optional;

/// How the values of a column become primitives of variants: read as `type`, written as number
/// `code` of the encoding, `bytes` bytes of them; text and binary values have their own lengths,
/// and a decimal's scale stands before it.
record ScalarForm(DataType type, int code, int bytes, int scale) {
  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int BINARY = 15;
  static final int STRING = 16;
  static final int NO_SCALE = -1;

  /// The form of a column's values; empty where variants have no such values.
  static Optional<ScalarForm> of(Leaf leaf) {
    return switch (leaf.type()) {
      case BOOLEAN -> Optional.of(plain(Simple.BOOLEAN, TRUE, 0));
      case INT32 -> int32(leaf.annotation());
      case INT64 -> int64(leaf.annotation());
      case FLOAT -> Optional.of(plain(Simple.FLOAT32, 14, Float.BYTES));
      case DOUBLE -> Optional.of(plain(Simple.FLOAT64, 7, Double.BYTES));
      case BYTE_ARRAY -> text(leaf.annotation());
      case FIXED_LEN_BYTE_ARRAY ->
          leaf.annotation() == Annotation.Simple.UUID && leaf.length() == 16
              ? Optional.of(plain(Simple.BINARY, 20, 16))
              : decimal(leaf.annotation());
      case INT96 -> Optional.empty();
    };
  }

  /// Whether stored values are read as the integers they are, whatever they mean.
  boolean isRaw() {
    return type == Simple.INT32 || type == Simple.INT64;
  }

  private static Optional<ScalarForm> int32(Annotation meaning) {
    return switch (meaning) {
      case Whole(int bits, boolean signed) when signed ->
          Optional.of(plain(Simple.INT32, bits == 8 ? 3 : bits == 16 ? 4 : 5, bits / 8));
      case Annotation.Simple.DATE -> Optional.of(plain(Simple.INT32, 11, Integer.BYTES));
      case Annotation.Simple.NONE -> Optional.of(plain(Simple.INT32, 5, Integer.BYTES));
      case Annotation other -> decimal(other);
    };
  }

  private static Optional<ScalarForm> int64(Annotation meaning) {
    return switch (meaning) {
      case Whole(int bits, boolean signed) when signed && bits == 64 -> int64(6);
      case Timestamp(Unit unit, boolean utc) when unit == Unit.MICROS -> int64(utc ? 12 : 13);
      case Timestamp(Unit unit, boolean utc) when unit == Unit.NANOS -> int64(utc ? 18 : 19);
      case Annotation.Simple.TIME -> int64(17);
      case Annotation.Simple.NONE -> int64(6);
      case Annotation other -> decimal(other);
    };
  }

  private static Optional<ScalarForm> int64(int code) {
    return Optional.of(plain(Simple.INT64, code, Long.BYTES));
  }

  private static Optional<ScalarForm> text(Annotation meaning) {
    if (meaning == Annotation.Simple.STRING) {
      return Optional.of(plain(Simple.BINARY, STRING, 0));
    }
    return meaning == Annotation.Simple.NONE
        ? Optional.of(plain(Simple.BINARY, BINARY, 0))
        : decimal(meaning);
  }

  private static Optional<ScalarForm> decimal(Annotation meaning) {
    if (!(meaning instanceof Annotation.Decimal(int precision, int scale))
        || precision < 1
        || precision > 38
        || scale < 0
        || scale > precision) {
      return Optional.empty();
    }
    int bytes = precision <= 9 ? Integer.BYTES : precision <= 18 ? Long.BYTES : 2 * Long.BYTES;
    int code = precision <= 9 ? 8 : precision <= 18 ? 9 : 10;
    return Optional.of(new ScalarForm(new Decimal(precision, scale), code, bytes, scale));
  }

  private static ScalarForm plain(DataType type, int code, int bytes) {
    return new ScalarForm(type, code, bytes, NO_SCALE);
  }
}
