package dev.quiver.logical.type;

import java.util.List;

/// The closed set of value types.
///
/// Every value of every type may be SQL NULL; nullability is not part of a type.
public sealed interface DataType {
  /// Types without parameters.
  enum Simple implements DataType {
    /// The type of a bare NULL, which becomes any other type.
    NULL,
    BOOLEAN,
    INT8,
    INT16,
    INT32,
    INT64,
    FLOAT32,
    FLOAT64,
    /// UTF-8 text, compared by its bytes.
    STRING,
    BINARY,
    /// Days since 1970-01-01, 32 bits.
    DATE,
    /// An instant: microseconds since 1970-01-01T00:00:00Z.
    TIMESTAMP,
    /// A local date and time: microseconds since 1970-01-01T00:00:00.
    TIMESTAMP_NTZ,
    /// A value that says its own type, as Parquet encodes it: metadata, then value.
    VARIANT
  }

  /// An exact number with `scale` of its `precision` digits behind the point.
  record Decimal(int precision, int scale) implements DataType {
    /// The most digits a decimal holds.
    public static final int MAX_PRECISION = 38;

    /// The most digits whose unscaled value fits 64 bits.
    public static final int MAX_COMPACT_PRECISION = 18;

    public Decimal {
      if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
        throw new IllegalArgumentException("no such decimal: (%d,%d)".formatted(precision, scale));
      }
    }

    /// Whether the unscaled value is kept in 64 bits, not in 128.
    public boolean isCompact() {
      return precision <= MAX_COMPACT_PRECISION;
    }
  }

  /// Named members, in order.
  record Struct(List<Field> fields) implements DataType {
    public Struct {
      fields = List.copyOf(fields);
    }
  }

  /// Values of one type, in order; `ListOf`, since java.util has the shorter name.
  record ListOf(DataType element) implements DataType {}

  /// Pairs of a key and a value, in order; keys are not NULL.
  record MapOf(DataType key, DataType value) implements DataType {
    /// What a map is a list of.
    public Struct entry() {
      return new Struct(List.of(new Field("key", key), new Field("value", value)));
    }
  }

  /// Whether values have parts, so that there is no flat form and no literal but NULL.
  default boolean isNested() {
    return this instanceof Struct || this instanceof ListOf || this instanceof MapOf;
  }

  /// Whether two values can be told to be the same, as keys of groups and joins must be: maps are
  /// not, whose entries have no order that counts, nor variants, which have many forms.
  default boolean hasEquality() {
    return switch (this) {
      case Simple simple -> simple != Simple.VARIANT;
      case Decimal _ -> true;
      case Struct(var fields) -> fields.stream().allMatch(field -> field.type().hasEquality());
      case ListOf(var element) -> element.hasEquality();
      case MapOf _ -> false;
    };
  }

  /// Whether this is one of the four integer types.
  default boolean isInteger() {
    return this == Simple.INT8
        || this == Simple.INT16
        || this == Simple.INT32
        || this == Simple.INT64;
  }

  /// Whether this is one of the two floating types.
  default boolean isFloat() {
    return this == Simple.FLOAT32 || this == Simple.FLOAT64;
  }

  /// Whether arithmetic is defined on this type.
  default boolean isNumeric() {
    return isInteger() || isFloat() || this instanceof Decimal;
  }

  /// The name as people write it: `int64`, `decimal(12,2)`, `struct<a:int64>`.
  default String text() {
    return TypeText.print(this);
  }
}
