package dev.quiver.delta.log.table;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;

/// Reads the bounds that nearly all writers write, without a text or a value made for each.
///
/// What it reads means what `BoundText` says it does; what it does not know it leaves to that.
final class QuickBound {
  private static final int DIGITS = 15;
  private static final long DAY = 86_400_000_000L;
  private static final long MILLI = 1_000;
  private static final long[] TENS = new long[DIGITS + 1];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = 10 * TENS[i - 1];
    }
  }

  private long value;

  /// The bound's number, when [#read] has answered true.
  long value() {
    return value;
  }

  /// Whether the text is of a form known here.
  boolean read(Slice text, DataType type, boolean upper) {
    byte[] bytes = text.bytes();
    int from = text.from();
    int to = from + text.length();
    return switch (type) {
      case Decimal(var precision, var scale) ->
          precision <= Decimal.MAX_COMPACT_PRECISION && decimal(bytes, from, to, precision, scale);
      case Simple simple ->
          switch (simple) {
            case INT8 -> whole(bytes, from, to) && value == (byte) value;
            case INT16 -> whole(bytes, from, to) && value == (short) value;
            case INT32 -> whole(bytes, from, to) && value == (int) value;
            case INT64 -> whole(bytes, from, to);
            case DATE -> to - from == 10 && date(bytes, from);
            case TIMESTAMP, TIMESTAMP_NTZ -> time(bytes, from, to, upper);
            case Simple _ -> false;
          };
      case DataType _ -> false;
    };
  }

  private boolean whole(byte[] bytes, int from, int to) {
    int first = from < to && bytes[from] == '-' ? from + 1 : from;
    if (first == to || to - first > 18) {
      return false;
    }
    long number = 0;
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      number = 10 * number + digit;
    }
    value = first == from ? number : -number;
    return true;
  }

  private boolean decimal(byte[] bytes, int from, int to, int precision, int scale) {
    int first = from < to && bytes[from] == '-' ? from + 1 : from;
    int point = -1;
    long number = 0;
    int digits = 0;
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (bytes[i] == '.' && point < 0) {
        point = i;
      } else if (digit < 0 || digit > 9 || ++digits > DIGITS) {
        return false;
      } else {
        number = 10 * number + digit;
      }
    }
    int fraction = point < 0 ? 0 : to - point - 1;
    int missing = scale - fraction;
    if (digits == 0
        || missing < 0
        || missing + digits > DIGITS
        || point == first
        || point == to - 1) {
      return false;
    }
    number *= TENS[missing];
    if (precision < DIGITS && number >= TENS[precision]) {
      return false;
    }
    value = first == from ? number : -number;
    return true;
  }

  private boolean date(byte[] bytes, int from) {
    int year = two(bytes, from) * 100 + two(bytes, from + 2);
    int month = two(bytes, from + 5);
    int day = two(bytes, from + 8);
    if (two(bytes, from) < 0
        || two(bytes, from + 2) < 0
        || bytes[from + 4] != '-'
        || bytes[from + 7] != '-'
        || month < 1
        || month > 12
        || day < 1
        || day > 28) {
      return false;
    }
    value = days(year, month, day);
    return true;
  }

  /// Days since 1970-01-01, counted in years that begin in March.
  private static long days(int year, int month, int day) {
    long march = month > 2 ? year : year - 1L;
    long era = Math.floorDiv(march, 400L);
    long ofEra = march - era * 400;
    long ofYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
  }

  private boolean time(byte[] bytes, int from, int to, boolean upper) {
    if (to - from < 19 || bytes[from + 10] != 'T' || !date(bytes, from)) {
      return false;
    }
    int hour = two(bytes, from + 11);
    int minute = two(bytes, from + 14);
    int second = two(bytes, from + 17);
    if (hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59
        || bytes[from + 13] != ':'
        || bytes[from + 16] != ':') {
      return false;
    }
    int at = from + 19;
    long micros = 0;
    if (at < to && bytes[at] == '.') {
      int digits = 0;
      for (at++; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
        digits++;
        micros = digits <= 6 ? 10 * micros + (bytes[at] - '0') : micros;
      }
      if (digits == 0 || digits > 9) {
        return false;
      }
      for (; digits < 6; digits++) {
        micros *= 10;
      }
    }
    value = value * DAY + ((hour * 60L + minute) * 60 + second) * 1_000_000 + micros;
    value += upper ? MILLI : 0;
    return isUtc(bytes, at, to);
  }

  private static boolean isUtc(byte[] bytes, int at, int to) {
    return at == to
        || (to - at == 1 && bytes[at] == 'Z')
        || (to - at == 6
            && (bytes[at] == '+' || bytes[at] == '-')
            && two(bytes, at + 1) == 0
            && bytes[at + 3] == ':'
            && two(bytes, at + 4) == 0);
  }

  private static int two(byte[] bytes, int at) {
    int high = bytes[at] - '0';
    int low = bytes[at + 1] - '0';
    return high < 0 || high > 9 || low < 0 || low > 9 ? -1_000_000 : 10 * high + low;
  }
}
