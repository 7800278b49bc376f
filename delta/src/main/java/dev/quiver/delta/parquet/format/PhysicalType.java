package dev.quiver.delta.parquet.format;

/// How a value is stored; in the order of the format's numbers.
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

  /// Bytes a plain value takes; 0 where the type alone does not say.
  public int width() {
    return width;
  }
}
