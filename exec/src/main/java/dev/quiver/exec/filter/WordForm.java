package dev.quiver.exec.filter;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.Hash;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.math.BigInteger;
import java.util.Optional;

/// How values of a type become words. Values that are equal have equal words, whatever the width
/// they are stored in.
///
/// Words of exact forms are ordered as the values are, NaN being the greatest.
enum WordForm {
  BYTE,
  SHORT,
  INT,
  LONG,
  FLOAT,
  DOUBLE,
  /// The hash of a view's bytes.
  TEXT,
  /// The hash of 16 bytes.
  WIDE;

  /// The form of a type, if it has one.
  static Optional<WordForm> of(DataType type) {
    return switch (type) {
      case Simple simple -> of(simple);
      case Decimal decimal -> Optional.of(decimal.isCompact() ? LONG : WIDE);
      case Struct _, ListOf _, MapOf _ -> Optional.empty();
    };
  }

  private static Optional<WordForm> of(Simple type) {
    return switch (type) {
      case BOOLEAN, INT8 -> Optional.of(BYTE);
      case INT16 -> Optional.of(SHORT);
      case INT32, DATE -> Optional.of(INT);
      case INT64, TIMESTAMP, TIMESTAMP_NTZ -> Optional.of(LONG);
      case FLOAT32 -> Optional.of(FLOAT);
      case FLOAT64 -> Optional.of(DOUBLE);
      case STRING, BINARY -> Optional.of(TEXT);
      case NULL, VARIANT -> Optional.empty();
    };
  }

  /// Whether a word is the value, and not only its hash.
  boolean isExact() {
    return this != TEXT && this != WIDE;
  }

  /// Fills `words` with those of all rows shown; what stands for a NULL is arbitrary.
  void read(Cursor in, long[] words) {
    long values = in.values();
    int[] at = in.at();
    int rows = in.rows();
    switch (this) {
      case BYTE -> {
        for (int i = 0; i < rows; i++) {
          words[i] = Memory.getByte(values + at[i]);
        }
      }
      case SHORT -> {
        for (int i = 0; i < rows; i++) {
          words[i] = Memory.getShort(values + 2L * at[i]);
        }
      }
      case INT -> {
        for (int i = 0; i < rows; i++) {
          words[i] = Memory.getInt(values + 4L * at[i]);
        }
      }
      case LONG -> {
        for (int i = 0; i < rows; i++) {
          words[i] = Memory.getLong(values + 8L * at[i]);
        }
      }
      case FLOAT -> {
        for (int i = 0; i < rows; i++) {
          words[i] = word(Memory.getFloat(values + 4L * at[i]));
        }
      }
      case DOUBLE -> {
        for (int i = 0; i < rows; i++) {
          words[i] = word(Memory.getDouble(values + 8L * at[i]));
        }
      }
      case TEXT -> {
        for (int i = 0; i < rows; i++) {
          boolean isNull = in.mayBeNull() && in.isNull(i);
          words[i] = isNull ? 0 : Hash.addView(Hash.SEED, values + (long) at[i] * Views.WIDTH);
        }
      }
      case WIDE -> {
        for (int i = 0; i < rows; i++) {
          long value = values + 16L * at[i];
          words[i] = Hash.add(Hash.SEED, Memory.getLong(value), Memory.getLong(value + 8));
        }
      }
    }
  }

  /// The value of an exact word.
  static Literal literal(long word, DataType type) {
    if (type.isFloat()) {
      return new Literal(new Value.Real(Double.longBitsToDouble(flip(word))), type);
    }
    if (type == Simple.BOOLEAN) {
      return new Literal(new Value.Bool(word != 0), type);
    }
    return type instanceof Decimal
        ? new Literal(new Value.Exact(BigInteger.valueOf(word)), type)
        : new Literal(new Value.Int(word), type);
  }

  /// The word of a value that is not NULL and whose form is exact.
  static long word(Literal literal) {
    return switch (literal.value()) {
      case Value.Int(var value) -> value;
      case Value.Exact(var unscaled) -> unscaled.longValueExact();
      case Value.Real(var value) -> word(value);
      case Value.Bool(var value) -> value ? 1 : 0;
      case Value other -> throw new IllegalArgumentException("no exact word: " + other);
    };
  }

  /// Any NaN is the one NaN, -0.0 is 0.0; numbers go by size.
  private static long word(double value) {
    return flip(Double.doubleToLongBits(value + 0.0));
  }

  /// Turns the order of negative numbers around; its own inverse.
  private static long flip(long bits) {
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }
}
