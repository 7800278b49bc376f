package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;

/// The conversions between numbers, one tight loop each.
final class Conversions {
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;
  private static final int JULIAN_1970 = 2_440_588;

  static final Conversion INT32_TO_INT8 =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putByte(to + i, Memory.getByte(from + 4L * i));
        }
      };

  static final Conversion INT32_TO_INT16 =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putShort(to + 2L * i, Memory.getShort(from + 4L * i));
        }
      };

  static final Conversion INT32_TO_INT64 =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putLong(to + 8L * i, Memory.getInt(from + 4L * i));
        }
      };

  static final Conversion UINT32_TO_INT64 =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putLong(to + 8L * i, Memory.getInt(from + 4L * i) & 0xffffffffL);
        }
      };

  static final Conversion INT32_TO_INT128 =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          put128(to + 16L * i, Memory.getInt(from + 4L * i));
        }
      };

  static final Conversion INT64_TO_INT128 =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          put128(to + 16L * i, Memory.getLong(from + 8L * i));
        }
      };

  static final Conversion INT32_TO_DOUBLE =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putDouble(to + 8L * i, Memory.getInt(from + 4L * i));
        }
      };

  static final Conversion FLOAT_TO_DOUBLE =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putDouble(to + 8L * i, Memory.getFloat(from + 4L * i));
        }
      };

  static final Conversion NANOS_TO_MICROS =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putLong(to + 8L * i, Math.floorDiv(Memory.getLong(from + 8L * i), 1_000L));
        }
      };

  static final Conversion UINT32_TO_INT128 =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          put128(to + 16L * i, Memory.getInt(from + 4L * i) & 0xffffffffL);
        }
      };

  static final Conversion UINT64_TO_INT128 =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putLong(to + 16L * i, Memory.getLong(from + 8L * i));
          Memory.putLong(to + 16L * i + 8, 0);
        }
      };

  static final Conversion HALF_TO_FLOAT =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putFloat(to + 4L * i, Float.float16ToFloat(Memory.getShort(from + 2L * i)));
        }
      };

  static final Conversion HALF_TO_DOUBLE =
      (from, count, to) -> {
        for (int i = 0; i < count; i++) {
          Memory.putDouble(to + 8L * i, Float.float16ToFloat(Memory.getShort(from + 2L * i)));
        }
      };

  private Conversions() {}

  /// Values that are moved as they are.
  static Conversion copy(int width) {
    return new Copy(width);
  }

  /// Days to the microsecond they begin with, which not all of them have.
  static Conversion daysToMicros(Place place) {
    return (from, count, to) -> {
      for (int i = 0; i < count; i++) {
        int day = Memory.getInt(from + 4L * i);
        long micros = day * MICROS_PER_DAY;
        if (micros / MICROS_PER_DAY != day) {
          throw place.corrupt("a date out of range: day %d".formatted(day));
        }
        Memory.putLong(to + 8L * i, micros);
      }
    };
  }

  /// Milliseconds to microseconds, which not all of them have.
  static Conversion millisToMicros(Place place) {
    return (from, count, to) -> {
      for (int i = 0; i < count; i++) {
        long millis = Memory.getLong(from + 8L * i);
        long micros = millis * 1_000;
        if (micros / 1_000 != millis) {
          throw place.corrupt("a timestamp out of range: %d ms".formatted(millis));
        }
        Memory.putLong(to + 8L * i, micros);
      }
    };
  }

  /// The old timestamps, nanoseconds of a day and the Julian day, to microseconds, rounded down.
  ///
  /// Days wrap: writers add up far years with wrapping sums, and only so do they come out right.
  static Conversion int96ToMicros(Place place) {
    return (from, count, to) -> {
      for (int i = 0; i < count; i++) {
        long nanos = Memory.getLong(from + 12L * i);
        long day = (long) Memory.getInt(from + 12L * i + 8) - JULIAN_1970;
        if (Math.abs(nanos) > NANOS_PER_DAY) {
          throw place.corrupt("a timestamp out of range: nanosecond %d".formatted(nanos));
        }
        Memory.putLong(to + 8L * i, day * MICROS_PER_DAY + Math.floorDiv(nanos, 1_000L));
      }
    };
  }

  private static void put128(long to, long value) {
    Memory.putLong(to, value);
    Memory.putLong(to + 8, value >> 63);
  }

  private record Copy(int width) implements Conversion {
    @Override
    public void convert(long from, int count, long to) {
      Memory.copy(from, to, (long) count * width);
    }

    @Override
    public boolean isCopy() {
      return true;
    }
  }
}
