package dev.quiver.logical.expr;

import java.math.BigInteger;
import java.util.HexFormat;

/// A constant. Which case goes with which type: see each.
public sealed interface Value {
  /// SQL NULL, of any type.
  record Null() implements Value {}

  /// A boolean.
  record Bool(boolean value) implements Value {}

  /// An integer of any width, a date in days, a timestamp in microseconds.
  record Int(long value) implements Value {}

  /// A float or a double; equal when bits are equal, so NaN equals NaN and -0.0 differs from 0.0.
  record Real(double value) implements Value {}

  /// A decimal's unscaled value; the scale is the type's.
  record Exact(BigInteger unscaled) implements Value {}

  /// A string.
  record Text(String value) implements Value {}

  /// A binary value, two lower-case hex digits a byte.
  record Bytes(String hex) implements Value {
    /// The value of these bytes.
    public static Bytes of(byte[] bytes) {
      return new Bytes(HexFormat.of().formatHex(bytes));
    }

    /// The bytes, in an array of the caller's own.
    public byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  /// The one NULL.
  Value NULL = new Null();
}
