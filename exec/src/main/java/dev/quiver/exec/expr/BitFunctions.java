package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/// Functions of integers: their bits and their divisors.
final class BitFunctions {
  private static final int LARGEST_FACTORIAL = 20;

  private BitFunctions() {}

  static RowFunction unary(LongUnaryOperator operator) {
    return (arguments, row, out) ->
        Memory.putLong(
            out.address(row), operator.applyAsLong(Memory.getLong(arguments[0].address(row))));
  }

  static RowFunction binary(LongBinaryOperator operator) {
    return (arguments, row, out) ->
        Memory.putLong(
            out.address(row),
            operator.applyAsLong(
                Memory.getLong(arguments[0].address(row)),
                Memory.getLong(arguments[1].address(row))));
  }

  static long gcd(long a, long b) {
    long larger = a;
    long smaller = b;
    while (smaller != 0) {
      long rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    if (larger == Long.MIN_VALUE) {
      throw EvaluationException.overflow("gcd(" + a + ", " + b + ") as int64");
    }
    return Math.abs(larger);
  }

  static long lcm(long a, long b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    try {
      return Math.absExact(Math.multiplyExact(a / gcd(a, b), b));
    } catch (ArithmeticException _) {
      throw EvaluationException.overflow("lcm(" + a + ", " + b + ") as int64");
    }
  }

  static long factorial(long value) {
    if (value < 0 || value > LARGEST_FACTORIAL) {
      throw EvaluationException.argument("factorial", "numbers outside of 0 to 20: " + value);
    }
    long product = 1;
    for (long factor = 2; factor <= value; factor++) {
      product *= factor;
    }
    return product;
  }

  static long left(long value, long bits) {
    return places(bits) ? value << bits : 0;
  }

  static long right(long value, long bits) {
    return value >> (places(bits) ? bits : Long.SIZE - 1);
  }

  private static boolean places(long bits) {
    if (bits < 0) {
      throw EvaluationException.argument("a shift", "less than no places: " + bits);
    }
    return bits < Long.SIZE;
  }
}
