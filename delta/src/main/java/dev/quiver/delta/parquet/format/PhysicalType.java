package dev.quiver.delta.parquet.format;

/// How a value is stored.
public enum PhysicalType {
  BOOLEAN(0),
  INT32(4),
  INT64(8),
  INT96(12),
  FLOAT(4),
  DOUBLE(8),
  BYTE_ARRAY(0),
  FIXED_LEN_BYTE_ARRAY(0);

  private final int width;

  PhysicalType(int width) {
    this.width = width;
  }

  /// The type of a number of the format's.
  static PhysicalType of(int number, Place place) {
    return switch (number) {
      case 0 -> BOOLEAN;
      case 1 -> INT32;
      case 2 -> INT64;
      case 3 -> INT96;
      case 4 -> FLOAT;
      case 5 -> DOUBLE;
      case 6 -> BYTE_ARRAY;
      case 7 -> FIXED_LEN_BYTE_ARRAY;
      default -> throw place.corrupt("no such type: " + number);
    };
  }

  /// Bytes a plain value takes; 0 where the type alone does not say.
  public int width() {
    return width;
  }
}
