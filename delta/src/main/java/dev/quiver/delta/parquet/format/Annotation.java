package dev.quiver.delta.parquet.format;

/// What a stored value means beyond its physical type.
public sealed interface Annotation {
  /// Annotations without parameters.
  enum Simple implements Annotation {
    NONE,
    STRING,
    ENUM,
    JSON,
    BSON,
    UUID,
    DATE,
    /// Always NULL.
    UNKNOWN,
    LIST,
    MAP,
    MAP_KEY_VALUE,
    INTERVAL,
    FLOAT16,
    TIME,
    VARIANT,
    GEOMETRY,
    GEOGRAPHY,
    /// One this reader has not heard of: the format says to read the physical type.
    OTHER
  }

  /// A signed or unsigned integer of 8 to 64 bits.
  record Whole(int bits, boolean signed) implements Annotation {}

  /// An unscaled integer.
  record Decimal(int precision, int scale) implements Annotation {}

  /// A count of units since 1970-01-01T00:00:00, in UTC or local.
  record Timestamp(Unit unit, boolean utc) implements Annotation {}

  /// Units of time.
  enum Unit {
    MILLIS,
    MICROS,
    NANOS
  }
}
