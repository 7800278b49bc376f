package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.Annotation.Whole;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.PhysicalType;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType.Decimal;

/// Decides how a column as stored becomes a decimal: one with as many digits before the point and
/// behind it at least, or an integer.
final class StoredDecimal {
  private static final int MAX_DIGITS_OF_LONG = 19;
  private static final int MAX_DIGITS_OF_UNSIGNED_LONG = 20;
  private static final int MAX_DIGITS_OF_INT = 10;
  private static final int MAX_DIGITS_OF_SHORT = 5;
  private static final int MAX_DIGITS_OF_BYTE = 3;

  private final Leaf leaf;
  private final Place place;

  StoredDecimal(Leaf leaf, Place place) {
    this.leaf = leaf;
    this.place = place;
  }

  /// What plain values are and become, or a refusal that names both types.
  PlainValues plain(Decimal type) {
    int more = type.scale() - scale(type);
    if (more < 0 || digits(type) > type.precision() - type.scale()) {
      throw mismatch(type);
    }
    int width = Width.of(type);
    BigEndian bytes = new BigEndian(width, place);
    return switch (leaf.type()) {
      case INT32, INT64 -> PlainValues.numbers(leaf.type(), scaled(number(type), width, more));
      case FIXED_LEN_BYTE_ARRAY ->
          PlainValues.fixed(leaf.length(), scaled(bytes.fixed(leaf.length()), width, more));
      case BYTE_ARRAY -> PlainValues.varying(scaled(bytes.varying(), width, more));
      case BOOLEAN, INT96, FLOAT, DOUBLE -> throw mismatch(type);
    };
  }

  private Conversion scaled(Conversion conversion, int width, int more) {
    return more == 0 ? conversion : new Rescaled(conversion, width, more, place);
  }

  private Conversion number(Decimal type) {
    if (leaf.type() == PhysicalType.INT64) {
      if (isUnsigned()) {
        return Conversions.UINT64_TO_INT128;
      }
      return type.isCompact() ? Conversions.copy(Long.BYTES) : Conversions.INT64_TO_INT128;
    }
    if (isUnsigned()) {
      return type.isCompact() ? Conversions.UINT32_TO_INT64 : Conversions.UINT32_TO_INT128;
    }
    return type.isCompact() ? Conversions.INT32_TO_INT64 : Conversions.INT32_TO_INT128;
  }

  private int scale(Decimal type) {
    return switch (leaf.annotation()) {
      case Annotation.Decimal(_, int scale) -> scale;
      case Whole _ -> 0;
      case Annotation.Simple simple when isInteger(simple) -> 0;
      case Annotation.Simple _, Annotation.Timestamp _ -> throw mismatch(type);
    };
  }

  /// The most digits before the point.
  private int digits(Decimal type) {
    return switch (leaf.annotation()) {
      case Annotation.Decimal(int precision, int scale) -> precision - scale;
      case Whole(int bits, boolean signed) -> digits(bits, signed);
      case Annotation.Simple simple when isInteger(simple) ->
          digits(leaf.type() == PhysicalType.INT32 ? Integer.SIZE : Long.SIZE, true);
      case Annotation.Simple _, Annotation.Timestamp _ -> throw mismatch(type);
    };
  }

  private static int digits(int bits, boolean signed) {
    return switch (bits) {
      case Byte.SIZE -> MAX_DIGITS_OF_BYTE;
      case Short.SIZE -> MAX_DIGITS_OF_SHORT;
      case Integer.SIZE -> MAX_DIGITS_OF_INT;
      default -> signed ? MAX_DIGITS_OF_LONG : MAX_DIGITS_OF_UNSIGNED_LONG;
    };
  }

  private boolean isInteger(Annotation.Simple annotation) {
    return (annotation == Annotation.Simple.NONE || annotation == Annotation.Simple.OTHER)
        && (leaf.type() == PhysicalType.INT32 || leaf.type() == PhysicalType.INT64);
  }

  private boolean isUnsigned() {
    return leaf.annotation() instanceof Whole(_, boolean signed) && !signed;
  }

  private RuntimeException mismatch(Decimal type) {
    return place.mismatch(leaf.text(), type.text());
  }
}
