package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.expr.Conversions;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Optional;

/// Converts a column of numbers in one loop.
interface CastLoop {
  long EXACT_DOUBLE = 1L << 53;

  /// Writes a result for each row; answers whether some may be wrong.
  boolean run(long from, int step, long out, int rows);

  static Optional<CastLoop> of(DataType from, DataType to) {
    if (from.isInteger() && to == Simple.INT64) {
      return Optional.of(integers(Width.of(from)));
    }
    if (from.isInteger() && to == Simple.FLOAT64) {
      return Optional.of(doubles(Width.of(from)));
    }
    if (from.isInteger() && to instanceof Decimal decimal) {
      return Conversions.isTotal(from, to) && decimal.scale() <= 18
          ? Optional.of(decimals(Width.of(from), Decimals.power(decimal.scale()), decimal))
          : Optional.empty();
    }
    if (from instanceof Decimal narrow && narrow.isCompact() && to instanceof Decimal decimal) {
      return Conversions.isTotal(from, to) && decimal.scale() - narrow.scale() <= 18
          ? Optional.of(
              decimals(Long.BYTES, Decimals.power(decimal.scale() - narrow.scale()), decimal))
          : Optional.empty();
    }
    return from instanceof Decimal narrow && narrow.isCompact() && to == Simple.FLOAT64
        ? Optional.of(quotients(Decimals.power(narrow.scale())))
        : Optional.empty();
  }

  private static CastLoop integers(int width) {
    return width == Integer.BYTES
        ? (from, step, out, rows) -> {
          for (int row = 0; row < rows; row++) {
            Memory.putLong(out + 8L * row, Memory.getInt(from + (long) row * step));
          }
          return false;
        }
        : (from, step, out, rows) -> {
          for (int row = 0; row < rows; row++) {
            Memory.putLong(out + 8L * row, Integers.get(from + (long) row * step, width));
          }
          return false;
        };
  }

  private static CastLoop doubles(int width) {
    return switch (width) {
      case Long.BYTES ->
          (from, step, out, rows) -> {
            for (int row = 0; row < rows; row++) {
              Memory.putDouble(out + 8L * row, (double) Memory.getLong(from + (long) row * step));
            }
            return false;
          };
      case Integer.BYTES ->
          (from, step, out, rows) -> {
            for (int row = 0; row < rows; row++) {
              Memory.putDouble(out + 8L * row, Memory.getInt(from + (long) row * step));
            }
            return false;
          };
      default ->
          (from, step, out, rows) -> {
            for (int row = 0; row < rows; row++) {
              Memory.putDouble(
                  out + 8L * row, (double) Integers.get(from + (long) row * step, width));
            }
            return false;
          };
    };
  }

  /// A total conversion, so that no product of a valid value overflows what the result needs.
  private static CastLoop decimals(int width, long factor, Decimal to) {
    if (to.isCompact()) {
      return (from, step, out, rows) -> {
        for (int row = 0; row < rows; row++) {
          Memory.putLong(out + 8L * row, Integers.get(from + (long) row * step, width) * factor);
        }
        return false;
      };
    }
    return (from, step, out, rows) -> {
      for (int row = 0; row < rows; row++) {
        long value = Integers.get(from + (long) row * step, width);
        Memory.putLong(out + 16L * row, value * factor);
        Memory.putLong(out + 16L * row + 8, Math.multiplyHigh(value, factor));
      }
      return false;
    };
  }

  /// One division of two numbers that doubles hold exactly is rounded once.
  private static CastLoop quotients(long power) {
    double divisor = power;
    return (from, step, out, rows) -> {
      long beyond = 0;
      for (int row = 0; row < rows; row++) {
        long value = Memory.getLong(from + (long) row * step);
        beyond |= (EXACT_DOUBLE - value) | (EXACT_DOUBLE + value);
        Memory.putDouble(out + 8L * row, value / divisor);
      }
      return beyond < 0;
    };
  }
}
