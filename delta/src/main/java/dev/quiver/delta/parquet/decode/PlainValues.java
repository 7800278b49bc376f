package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.PhysicalType;
import dev.quiver.exec.batch.Views;

/// What a column's values are when plain, whatever their encoding, and what becomes of them.
///
/// A plain value takes `width` bytes: booleans one, those of varying length a view. `utf8` says
/// that they must be UTF-8.
record PlainValues(PhysicalType type, int width, Conversion conversion, boolean utf8) {
  /// The most values of which a page of `bytes` bytes can be made, if they are written plainly.
  long most(long bytes) {
    return switch (type) {
      case BOOLEAN -> bytes * Byte.SIZE;
      case BYTE_ARRAY -> bytes / Integer.BYTES;
      case INT32, INT64, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> bytes / width;
    };
  }

  /// Numbers of a fixed width, or booleans.
  static PlainValues numbers(PhysicalType type, Conversion conversion) {
    return new PlainValues(type, Math.max(1, type.width()), conversion, false);
  }

  /// Values of a fixed number of bytes.
  static PlainValues fixed(int length, Conversion conversion) {
    return new PlainValues(PhysicalType.FIXED_LEN_BYTE_ARRAY, length, conversion, false);
  }

  /// Values of any number of bytes.
  static PlainValues varying(Conversion conversion) {
    return new PlainValues(PhysicalType.BYTE_ARRAY, Views.WIDTH, conversion, false);
  }

  /// Text.
  static PlainValues text() {
    return new PlainValues(
        PhysicalType.BYTE_ARRAY, Views.WIDTH, Conversions.copy(Views.WIDTH), true);
  }
}
