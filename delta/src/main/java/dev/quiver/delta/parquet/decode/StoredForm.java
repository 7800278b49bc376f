package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.Annotation.Timestamp;
import dev.quiver.delta.parquet.format.Annotation.Whole;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.PhysicalType;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;

/// Decides how a column as stored becomes a type of the table's, if it does.
///
/// Widening is allowed wherever every value stays what it is; anything else is refused, since a
/// value read as something it was not is worse than no value.
final class StoredForm {
  private final Leaf leaf;
  private final Place place;

  StoredForm(Leaf leaf, Place place) {
    this.leaf = leaf;
    this.place = place;
  }

  /// A decoder of plain values, or a refusal that names both types.
  PlainValues plain(DataType type) {
    return switch (type) {
      case Simple simple -> simple(simple);
      case Decimal decimal -> decimal(decimal);
      case Struct _, DataType.ListOf _, DataType.MapOf _ -> throw mismatch(type);
    };
  }

  private PlainValues simple(Simple type) {
    return switch (type) {
      case BOOLEAN -> {
        expect(is(PhysicalType.BOOLEAN), type);
        yield new PlainBooleans(place);
      }
      case INT8, INT16, INT32, INT64 -> whole(type);
      case FLOAT32 -> {
        expect(is(PhysicalType.FLOAT), type);
        yield strided(Conversions.copy(Float.BYTES));
      }
      case FLOAT64 -> real();
      case DATE -> {
        expect(is(PhysicalType.INT32) && leaf.annotation() == Annotation.Simple.DATE, type);
        yield strided(Conversions.copy(Integer.BYTES));
      }
      case TIMESTAMP, TIMESTAMP_NTZ -> timestamp(type);
      case STRING, BINARY -> text(type);
      case NULL, VARIANT -> throw mismatch(type);
    };
  }

  private PlainValues whole(Simple type) {
    boolean unsigned = leaf.annotation() instanceof Whole(_, boolean signed) && !signed;
    boolean plain = leaf.annotation() instanceof Whole || unannotated();
    if (plain && is(PhysicalType.INT32)) {
      int bits = leaf.annotation() instanceof Whole(int stored, _) ? stored : Integer.SIZE;
      return strided(wholeOf32(type, bits, unsigned));
    }
    if (plain && is(PhysicalType.INT64) && type == Simple.INT64 && !unsigned) {
      return strided(Conversions.copy(Long.BYTES));
    }
    throw mismatch(type);
  }

  /// Without a width of its own a stored integer may be as narrow as the table says.
  private Conversion wholeOf32(Simple type, int bits, boolean unsigned) {
    int room = Width.of(type) * Byte.SIZE;
    boolean known = leaf.annotation() instanceof Whole;
    if (known && (unsigned ? bits >= room : bits > room)) {
      throw mismatch(type);
    }
    return switch (type) {
      case INT8 -> Conversions.INT32_TO_INT8;
      case INT16 -> Conversions.INT32_TO_INT16;
      case INT32 -> Conversions.copy(Integer.BYTES);
      default -> unsigned ? Conversions.UINT32_TO_INT64 : Conversions.INT32_TO_INT64;
    };
  }

  private PlainValues real() {
    if (is(PhysicalType.DOUBLE)) {
      return strided(Conversions.copy(Double.BYTES));
    }
    if (is(PhysicalType.FLOAT)) {
      return strided(Conversions.FLOAT_TO_DOUBLE);
    }
    boolean signed = unannotated() || (leaf.annotation() instanceof Whole(_, boolean sign) && sign);
    expect(is(PhysicalType.INT32) && signed, Simple.FLOAT64);
    return strided(Conversions.INT32_TO_DOUBLE);
  }

  /// Whether a file says UTC or local is not asked: writers disagree, and the table knows.
  private PlainValues timestamp(Simple type) {
    if (is(PhysicalType.INT96)) {
      return strided(Conversions.int96ToMicros(place));
    }
    if (is(PhysicalType.INT64) && leaf.annotation() instanceof Timestamp(var unit, _)) {
      return strided(
          switch (unit) {
            case MILLIS -> Conversions.millisToMicros(place);
            case MICROS -> Conversions.copy(Long.BYTES);
            case NANOS -> Conversions.NANOS_TO_MICROS;
          });
    }
    throw mismatch(type);
  }

  private PlainValues text(Simple type) {
    boolean known =
        leaf.annotation() instanceof Annotation.Simple simple
            && switch (simple) {
              case NONE, STRING, ENUM, JSON, OTHER -> true;
              case BSON, UUID -> type == Simple.BINARY;
              default -> false;
            };
    if (known && is(PhysicalType.BYTE_ARRAY)) {
      return new PlainText(place);
    }
    if (known && is(PhysicalType.FIXED_LEN_BYTE_ARRAY) && type == Simple.BINARY) {
      return new Strided(leaf.length(), new FixedText(leaf.length()), place);
    }
    throw mismatch(type);
  }

  private PlainValues decimal(Decimal type) {
    expect(fits(type), type);
    int width = Width.of(type);
    return switch (leaf.type()) {
      case INT32 ->
          strided(type.isCompact() ? Conversions.INT32_TO_INT64 : Conversions.INT32_TO_INT128);
      case INT64 ->
          strided(type.isCompact() ? Conversions.copy(Long.BYTES) : Conversions.INT64_TO_INT128);
      case FIXED_LEN_BYTE_ARRAY ->
          new Strided(leaf.length(), new BigEndian(width, place).fixed(leaf.length()), place);
      case BYTE_ARRAY -> new PlainDecimals(width, place);
      case BOOLEAN, INT96, FLOAT, DOUBLE -> throw mismatch(type);
    };
  }

  private boolean fits(Decimal type) {
    return leaf.annotation() instanceof Annotation.Decimal(int precision, int scale)
        && scale == type.scale()
        && precision <= type.precision();
  }

  private Strided strided(Conversion conversion) {
    return new Strided(leaf.type().width(), conversion, place);
  }

  private boolean is(PhysicalType type) {
    return leaf.type() == type;
  }

  private boolean unannotated() {
    return leaf.annotation() == Annotation.Simple.NONE
        || leaf.annotation() == Annotation.Simple.OTHER;
  }

  private void expect(boolean fits, DataType type) {
    if (!fits) {
      throw mismatch(type);
    }
  }

  private RuntimeException mismatch(DataType type) {
    return place.mismatch(leaf.text(), type.text());
  }
}
