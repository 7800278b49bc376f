package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.Annotation.Timestamp;
import dev.quiver.delta.parquet.format.Annotation.Whole;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.PhysicalType;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Views;
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

  /// What plain values are and become, or a refusal that names both types.
  PlainValues plain(DataType type) {
    return switch (type) {
      case Simple simple -> simple(simple);
      case Decimal decimal -> new StoredDecimal(leaf, place).plain(decimal);
      case Struct _, DataType.ListOf _, DataType.MapOf _ -> throw mismatch(type);
    };
  }

  private PlainValues simple(Simple type) {
    return switch (type) {
      case BOOLEAN -> {
        expect(is(PhysicalType.BOOLEAN), type);
        yield numbers(Conversions.copy(1));
      }
      case INT8, INT16, INT32, INT64 -> whole(type);
      case FLOAT32 -> {
        expect(is(PhysicalType.FLOAT) || isHalf(), type);
        yield isHalf() ? fixed(Conversions.HALF_TO_FLOAT) : numbers(Conversions.copy(Float.BYTES));
      }
      case FLOAT64 -> real();
      case DATE -> {
        expect(isDate(), type);
        yield numbers(Conversions.copy(Integer.BYTES));
      }
      case TIMESTAMP, TIMESTAMP_NTZ -> timestamp(type);
      case STRING, BINARY -> text(type);
      case NULL, VARIANT -> throw mismatch(type);
    };
  }

  /// A time of day is the number that it is stored as.
  private PlainValues whole(Simple type) {
    boolean unsigned = leaf.annotation() instanceof Whole(_, boolean signed) && !signed;
    boolean plain =
        leaf.annotation() instanceof Whole
            || leaf.annotation() == Annotation.Simple.TIME
            || unannotated();
    if (plain && is(PhysicalType.INT32)) {
      int bits = leaf.annotation() instanceof Whole(int stored, _) ? stored : Integer.SIZE;
      return numbers(wholeOf32(type, bits, unsigned));
    }
    if (plain && is(PhysicalType.INT64) && type == Simple.INT64 && !unsigned) {
      return numbers(Conversions.copy(Long.BYTES));
    }
    throw mismatch(type);
  }

  /// Without a width of its own a stored integer may be as narrow as the table says.
  private Conversion wholeOf32(Simple type, int bits, boolean unsigned) {
    int room = Width.of(type) * Byte.SIZE;
    boolean known = !unannotated();
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
      return numbers(Conversions.copy(Double.BYTES));
    }
    if (is(PhysicalType.FLOAT)) {
      return numbers(Conversions.FLOAT_TO_DOUBLE);
    }
    if (isHalf()) {
      return fixed(Conversions.HALF_TO_DOUBLE);
    }
    boolean signed = unannotated() || (leaf.annotation() instanceof Whole(_, boolean sign) && sign);
    expect(is(PhysicalType.INT32) && signed, Simple.FLOAT64);
    return numbers(Conversions.INT32_TO_DOUBLE);
  }

  /// Whether a file says UTC or local is not asked: writers disagree, and the table knows.
  private PlainValues timestamp(Simple type) {
    if (is(PhysicalType.INT96)) {
      return numbers(Conversions.int96ToMicros(place));
    }
    if (is(PhysicalType.INT64) && leaf.annotation() instanceof Timestamp(var unit, _)) {
      return numbers(
          switch (unit) {
            case MILLIS -> Conversions.millisToMicros(place);
            case MICROS -> Conversions.copy(Long.BYTES);
            case NANOS -> Conversions.NANOS_TO_MICROS;
          });
    }
    expect(isDate() && type == Simple.TIMESTAMP_NTZ, type);
    return numbers(Conversions.daysToMicros(place));
  }

  private PlainValues text(Simple type) {
    if (!(leaf.annotation() instanceof Annotation.Simple simple)) {
      throw mismatch(type);
    }
    boolean binary = type == Simple.BINARY;
    boolean known =
        switch (simple) {
          case NONE, STRING, ENUM, JSON, OTHER -> true;
          case BSON, UUID, INTERVAL, FLOAT16, GEOMETRY, GEOGRAPHY -> binary;
          case DATE, UNKNOWN, LIST, MAP, MAP_KEY_VALUE, TIME, VARIANT -> false;
        };
    if (known && is(PhysicalType.BYTE_ARRAY)) {
      return binary ? PlainValues.varying(Conversions.copy(Views.WIDTH)) : PlainValues.text();
    }
    expect(known && binary && is(PhysicalType.FIXED_LEN_BYTE_ARRAY), type);
    return fixed(new FixedText(leaf.length()));
  }

  private PlainValues numbers(Conversion conversion) {
    return PlainValues.numbers(leaf.type(), conversion);
  }

  private PlainValues fixed(Conversion conversion) {
    return PlainValues.fixed(leaf.length(), conversion);
  }

  private boolean is(PhysicalType type) {
    return leaf.type() == type;
  }

  private boolean isDate() {
    return is(PhysicalType.INT32) && leaf.annotation() == Annotation.Simple.DATE;
  }

  private boolean isHalf() {
    return is(PhysicalType.FIXED_LEN_BYTE_ARRAY)
        && leaf.length() == Short.BYTES
        && leaf.annotation() == Annotation.Simple.FLOAT16;
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
