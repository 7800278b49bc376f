package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;

/// Functions of numbers.
final class NumberFunctions {
  private NumberFunctions() {}

  static RowFunction abs(DataType type) {
    if (type instanceof Decimal decimal) {
      return (arguments, row, out) ->
          Decimals.put(
              decimal, out.address(row), Decimals.get(decimal, arguments[0].address(row)).abs());
    }
    if (type == Simple.FLOAT64) {
      return (arguments, row, out) ->
          Memory.putDouble(out.address(row), Math.abs(Memory.getDouble(arguments[0].address(row))));
    }
    if (type == Simple.FLOAT32) {
      return (arguments, row, out) ->
          Memory.putFloat(out.address(row), Math.abs(Memory.getFloat(arguments[0].address(row))));
    }
    int width = Width.of(type);
    return (arguments, row, out) -> {
      long value = Integers.get(arguments[0].address(row), width);
      long result = Math.abs(value);
      if (result < 0 || !Integers.fits(result, width)) {
        throw EvaluationException.overflow("abs(" + value + ") as " + type.text());
      }
      Integers.put(out.address(row), width, result);
    };
  }

  static RowFunction sign(DataType type) {
    if (type.isFloat()) {
      return (arguments, row, out) -> {
        long at = arguments[0].address(row);
        double value = type == Simple.FLOAT32 ? Memory.getFloat(at) : Memory.getDouble(at);
        // One zero: the sign of zero does not show.
        Memory.putDouble(out.address(row), value == 0 ? 0 : Math.signum(value));
      };
    }
    return (arguments, row, out) -> {
      long at = arguments[0].address(row);
      int sign =
          type instanceof Decimal decimal
              ? Decimals.get(decimal, at).signum()
              : Long.signum(Integers.get(at, Width.of(type)));
      Memory.putLong(out.address(row), sign);
    };
  }

  static RowFunction intervalAlignScore() {
    return (arguments, row, out) -> {
      long start = Memory.getLong(arguments[2].address(row));
      long end = Memory.getLong(arguments[3].address(row));
      long difference = start - end;
      boolean wrapped = ((start ^ end) & (start ^ difference)) < 0;
      double score =
          wrapped
              ? BigInteger.valueOf(start).subtract(BigInteger.valueOf(end)).doubleValue()
              : (double) difference;
      Memory.putDouble(out.address(row), score);
    };
  }

  static RowFunction floatText(DataType type) {
    return (arguments, row, out) -> {
      long address = arguments[0].address(row);
      String text =
          type == Simple.FLOAT32
              ? ValueText.print(Memory.getFloat(address))
              : ValueText.print(Memory.getDouble(address));
      TextBuffer.write(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text, out, row);
    };
  }
}
