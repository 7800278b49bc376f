package dev.quiver.logical.expr;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;

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

  /// A binary value, or a variant's metadata and value; two lower-case hex digits a byte.
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

  /// A list's elements, a struct's members, a map's entries (each the items key and value); a map
  /// equals one of the same entries in the same order.
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }

    /// These items.
    public static Items of(Value... items) {
      return new Items(List.of(items));
    }
  }

  /// The one NULL.
  Value NULL = new Null();
}
