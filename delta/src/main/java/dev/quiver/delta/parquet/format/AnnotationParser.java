package dev.quiver.delta.parquet.format;

import static dev.quiver.delta.parquet.format.CompactReader.STOP;

import dev.quiver.delta.parquet.format.Annotation.Decimal;
import dev.quiver.delta.parquet.format.Annotation.Simple;
import dev.quiver.delta.parquet.format.Annotation.Timestamp;
import dev.quiver.delta.parquet.format.Annotation.Unit;
import dev.quiver.delta.parquet.format.Annotation.Whole;

/// Reads what values mean, in the two forms the format has had for it.
final class AnnotationParser {
  private AnnotationParser() {}

  /// The newer form, a union.
  static Annotation logical(CompactReader in) {
    in.struct();
    Annotation annotation = Simple.OTHER;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      annotation =
          switch (id) {
            case 5 -> decimal(in);
            case 8 -> timestamp(in);
            case 10 -> whole(in);
            default -> simple(id, in);
          };
    }
    return annotation;
  }

  /// The older form, a number.
  static Annotation converted(int number, int precision, int scale) {
    return switch (number) {
      case -1 -> Simple.NONE;
      case 0 -> Simple.STRING;
      case 1 -> Simple.MAP;
      case 2 -> Simple.MAP_KEY_VALUE;
      case 3 -> Simple.LIST;
      case 4 -> Simple.ENUM;
      case 5 -> new Decimal(precision, scale);
      case 6 -> Simple.DATE;
      case 7, 8 -> Simple.TIME;
      case 9 -> new Timestamp(Unit.MILLIS, true);
      case 10 -> new Timestamp(Unit.MICROS, true);
      case 11, 12, 13, 14 -> new Whole(8 << (number - 11), false);
      case 15, 16, 17, 18 -> new Whole(8 << (number - 15), true);
      case 19 -> Simple.JSON;
      case 20 -> Simple.BSON;
      case 21 -> Simple.INTERVAL;
      default -> Simple.OTHER;
    };
  }

  private static Annotation simple(int id, CompactReader in) {
    in.skip();
    return switch (id) {
      case 1 -> Simple.STRING;
      case 2 -> Simple.MAP;
      case 3 -> Simple.LIST;
      case 4 -> Simple.ENUM;
      case 6 -> Simple.DATE;
      case 7 -> Simple.TIME;
      case 11 -> Simple.UNKNOWN;
      case 12 -> Simple.JSON;
      case 13 -> Simple.BSON;
      case 14 -> Simple.UUID;
      case 15 -> Simple.FLOAT16;
      case 16 -> Simple.VARIANT;
      case 17 -> Simple.GEOMETRY;
      case 18 -> Simple.GEOGRAPHY;
      default -> Simple.OTHER;
    };
  }

  private static Annotation decimal(CompactReader in) {
    in.struct();
    int scale = 0;
    int precision = 0;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> scale = in.i32();
        case 2 -> precision = in.i32();
        default -> in.skip();
      }
    }
    return new Decimal(precision, scale);
  }

  private static Annotation whole(CompactReader in) {
    in.struct();
    int bits = 0;
    boolean signed = true;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> bits = in.i32();
        case 2 -> signed = in.bool();
        default -> in.skip();
      }
    }
    return new Whole(bits, signed);
  }

  private static Annotation timestamp(CompactReader in) {
    in.struct();
    boolean utc = false;
    Unit unit = Unit.MICROS;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> utc = in.bool();
        case 2 -> unit = unit(in);
        default -> in.skip();
      }
    }
    return new Timestamp(unit, utc);
  }

  private static Unit unit(CompactReader in) {
    in.struct();
    Unit unit = Unit.MICROS;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      in.skip();
      unit =
          switch (id) {
            case 1 -> Unit.MILLIS;
            case 3 -> Unit.NANOS;
            default -> Unit.MICROS;
          };
    }
    return unit;
  }
}
