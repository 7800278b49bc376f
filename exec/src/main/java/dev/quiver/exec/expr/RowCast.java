package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Converts one value.
///
/// ```text
/// to integers   what is behind the point is cut off; outside the type fails, as NaN does
/// to decimals   rounded half away from zero; too many digits before the point fail
/// to floats     the nearest
/// to string     see ValueText; binary must be UTF-8
/// from string   blanks around it do not count; see TextNumbers; booleans true, t, yes, y, on, 1
///               and false, f, no, n, off, 0 in any case; times as TimeText reads them
/// ```
interface RowCast {
  long MICROSECONDS_A_DAY = 86_400_000_000L;

  /// Writes the value at an address, converted, to a row; false if it has no counterpart.
  boolean cast(long from, VectorWriter out, int row);

  static RowCast of(DataType from, DataType to) {
    return switch (to) {
      case Decimal decimal -> toDecimal(from, decimal);
      case Simple simple -> of(from, simple);
      case Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new IllegalArgumentException("no conversion to " + to);
    };
  }

  private static RowCast of(DataType from, Simple to) {
    return switch (to) {
      case STRING -> toText(from);
      case BINARY -> RowCast::copyText;
      case BOOLEAN -> toBoolean(from);
      case INT8, INT16, INT32, INT64 -> toInteger(from, Width.of(to));
      case FLOAT32, FLOAT64 -> toFloat(from, to);
      case DATE, TIMESTAMP, TIMESTAMP_NTZ -> toTime(from, to);
      case NULL, VARIANT -> throw new IllegalArgumentException("no conversion to " + to);
    };
  }

  private static RowCast toText(DataType from) {
    if (from == Simple.BINARY) {
      return (address, out, row) ->
          Utf8.isValid(Views.bytes(address)) && copyText(address, out, row);
    }
    TextBuffer text = new TextBuffer();
    return (address, out, row) -> {
      ValueText.append(text.clear(), from, address);
      text.writeTo(out, row);
      return true;
    };
  }

  private static boolean copyText(long address, VectorWriter out, int row) {
    out.setBytes(row, Views.text(address), Views.length(address));
    return true;
  }

  private static RowCast toBoolean(DataType from) {
    if (from == Simple.STRING) {
      return (address, out, row) ->
          TextNumbers.truth(Views.string(address))
              .map(truth -> put(out, row, truth ? 1 : 0))
              .orElse(false);
    }
    int width = Width.of(from);
    return (address, out, row) -> put(out, row, Integers.get(address, width) != 0 ? 1 : 0);
  }

  private static RowCast toInteger(DataType from, int width) {
    return switch (from) {
      case Decimal decimal ->
          (address, out, row) -> {
            BigDecimal value = new BigDecimal(Decimals.get(decimal, address), decimal.scale());
            return putWhole(out, row, width, value);
          };
      case Simple.FLOAT32 ->
          (address, out, row) -> putWhole(out, row, width, Memory.getFloat(address));
      case Simple.FLOAT64 ->
          (address, out, row) -> putWhole(out, row, width, Memory.getDouble(address));
      case Simple.STRING ->
          (address, out, row) ->
              TextNumbers.integer(Views.string(address))
                  .map(value -> putFitting(out, row, width, value))
                  .orElse(false);
      case Simple _, Struct _, DataType.ListOf _, DataType.MapOf _ -> {
        int fromWidth = Width.of(from);
        yield (address, out, row) -> putFitting(out, row, width, Integers.get(address, fromWidth));
      }
    };
  }

  private static RowCast toFloat(DataType from, Simple to) {
    return switch (from) {
      case Decimal decimal ->
          (address, out, row) ->
              putFloat(
                  out, row, to, new BigDecimal(Decimals.get(decimal, address), decimal.scale()));
      case Simple.FLOAT32 ->
          (address, out, row) -> putFloat(out, row, to, Memory.getFloat(address));
      case Simple.FLOAT64 ->
          (address, out, row) -> putFloat(out, row, to, Memory.getDouble(address));
      case Simple.STRING ->
          (address, out, row) ->
              (to == Simple.FLOAT32
                      ? TextNumbers.float32(Views.string(address))
                      : TextNumbers.float64(Views.string(address)))
                  .map(value -> putFloat(out, row, to, value))
                  .orElse(false);
      case Simple _, Struct _, DataType.ListOf _, DataType.MapOf _ -> {
        int width = Width.of(from);
        yield (address, out, row) -> {
          long value = Integers.get(address, width);
          if (to == Simple.FLOAT32) {
            Memory.putFloat(out.address(row), (float) value);
          } else {
            Memory.putDouble(out.address(row), (double) value);
          }
          return true;
        };
      }
    };
  }

  private static RowCast toDecimal(DataType from, Decimal to) {
    return switch (from) {
      case Decimal decimal ->
          (address, out, row) ->
              putDecimal(
                  out, row, to, new BigDecimal(Decimals.get(decimal, address), decimal.scale()));
      case Simple.FLOAT32 ->
          (address, out, row) -> putRounded(out, row, to, Memory.getFloat(address));
      case Simple.FLOAT64 ->
          (address, out, row) -> putRounded(out, row, to, Memory.getDouble(address));
      case Simple.STRING ->
          (address, out, row) ->
              TextNumbers.decimal(Views.string(address))
                  .map(value -> putDecimal(out, row, to, value))
                  .orElse(false);
      case Simple _, Struct _, DataType.ListOf _, DataType.MapOf _ -> {
        int width = Width.of(from);
        yield (address, out, row) ->
            putDecimal(out, row, to, BigDecimal.valueOf(Integers.get(address, width)));
      }
    };
  }

  private static RowCast toTime(DataType from, Simple to) {
    if (from == Simple.STRING) {
      return (address, out, row) ->
          TextNumbers.time(Views.string(address), to)
              .map(value -> putFitting(out, row, Width.of(to), value))
              .orElse(false);
    }
    if (to == Simple.DATE) {
      return (address, out, row) ->
          putFitting(
              out, row, Integer.BYTES, Math.floorDiv(Memory.getLong(address), MICROSECONDS_A_DAY));
    }
    if (from == Simple.DATE) {
      return (address, out, row) -> {
        long days = Memory.getInt(address);
        long micros = days * MICROSECONDS_A_DAY;
        boolean fits = Math.multiplyHigh(days, MICROSECONDS_A_DAY) == (micros >> 63);
        return fits && putFitting(out, row, Long.BYTES, micros);
      };
    }
    return (address, out, row) -> putFitting(out, row, Long.BYTES, Memory.getLong(address));
  }

  private static boolean put(VectorWriter out, int row, int truth) {
    Memory.putByte(out.address(row), (byte) truth);
    return true;
  }

  private static boolean putFitting(VectorWriter out, int row, int width, long value) {
    if (!Integers.fits(value, width)) {
      return false;
    }
    Integers.put(out.address(row), width, value);
    return true;
  }

  private static boolean putWhole(VectorWriter out, int row, int width, double value) {
    // 2^63 itself is a double, the largest long is not.
    return value >= -0x1p63 && value < 0x1p63 && putFitting(out, row, width, (long) value);
  }

  private static boolean putWhole(VectorWriter out, int row, int width, BigDecimal value) {
    BigInteger whole = value.toBigInteger();
    return whole.bitLength() < Long.SIZE && putFitting(out, row, width, whole.longValue());
  }

  private static boolean putFloat(VectorWriter out, int row, Simple to, double value) {
    if (to == Simple.FLOAT32) {
      Memory.putFloat(out.address(row), (float) value);
    } else {
      Memory.putDouble(out.address(row), value);
    }
    return true;
  }

  private static boolean putFloat(VectorWriter out, int row, Simple to, BigDecimal value) {
    // Straight to float: by way of double it would be rounded twice.
    return putFloat(out, row, to, to == Simple.FLOAT32 ? value.floatValue() : value.doubleValue());
  }

  private static boolean putRounded(VectorWriter out, int row, Decimal to, double value) {
    return Double.isFinite(value) && putDecimal(out, row, to, new BigDecimal(value));
  }

  private static boolean putDecimal(VectorWriter out, int row, Decimal to, BigDecimal value) {
    if (value.precision() - value.scale() > to.precision() - to.scale() + 1) {
      return value.signum() == 0 && putDecimal(out, row, to, BigDecimal.ZERO);
    }
    if (value.precision() - value.scale() < -to.scale()) {
      Decimals.put(to, out.address(row), BigInteger.ZERO);
      return true;
    }
    BigInteger unscaled = value.setScale(to.scale(), RoundingMode.HALF_UP).unscaledValue();
    if (!Decimals.fits(unscaled, to)) {
      return false;
    }
    Decimals.put(to, out.address(row), unscaled);
    return true;
  }
}
