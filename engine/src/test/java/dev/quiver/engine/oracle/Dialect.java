package dev.quiver.engine.oracle;

import java.util.regex.Pattern;

/// Says in DuckDB's SQL what Quiver means where the two differ by design.
final class Dialect {
  private static final Pattern LOCAL = Pattern.compile("TIMESTAMP ('[^']*')");
  private static final Pattern ZONED = Pattern.compile("TIMESTAMPTZ '([^'+]*)\\+00'");
  private static final Pattern BYTES = Pattern.compile("unhex\\('([^']*)'\\)");

  private Dialect() {}

  /// DuckDB's `/` on integers divides as doubles; `//` truncates as Quiver's `/` does.
  static String integerDivision(String left, String right) {
    return "(" + left + " // " + right + ")";
  }

  /// A TIMESTAMP has a zone here, and none there; binary values are written otherwise.
  static String quiver(String duck) {
    String text = duck;
    if (text.contains("TIMESTAMP")) {
      text = LOCAL.matcher(text).replaceAll("CAST($1 AS TIMESTAMP_NTZ)");
      text = text.replace("AS TIMESTAMP)", "AS TIMESTAMP_NTZ)");
      text = ZONED.matcher(text).replaceAll("TIMESTAMP '$1'");
      text = text.replace("AS TIMESTAMPTZ)", "AS TIMESTAMP)");
    }
    if (text.contains("unhex(") || text.contains("AS BLOB)")) {
      text = BYTES.matcher(text).replaceAll("X'$1'");
      text = text.replace("AS BLOB)", "AS BINARY)");
    }
    return text;
  }

  /// Sums of integers are int64 here, 128 bits there.
  static String sum(Kind kind, String column) {
    return kind.isInteger() ? "CAST(sum(" + column + ") AS BIGINT)" : "sum(" + column + ")";
  }

  /// Averages of decimals are decimals of four digits more here, cut off behind the last digit, and
  /// doubles there.
  static String average(Kind kind, String column) {
    return switch (kind) {
      case MONEY -> average(column, 2);
      case D18, D19 -> average(column, 3);
      case WIDE -> average(column, 4);
      case BOOL, I8, I16, I32, I64, SMALL, ID, REAL, F32, D38, TEXT, BIN, DAY, AT, ZONED ->
          "avg(" + column + ")";
    };
  }

  private static String average(String column, int scale) {
    String unscaled =
        "sum(CAST(replace(CAST(%s AS VARCHAR), '.', '') AS HUGEINT)) * 10000".formatted(column);
    String quotient = "abs(%s) // count(%s)".formatted(unscaled, column);
    int digits = scale + 4;
    return ("CAST(CASE WHEN sum(%s) < 0 THEN '-' ELSE '' END || CAST((%s) // %d AS VARCHAR) || '.' ||"
            + " lpad(CAST((%s) %% %d AS VARCHAR), %d, '0') AS DECIMAL(38, %d))")
        .formatted(column, quotient, power(digits), quotient, power(digits), digits, digits);
  }

  private static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }
}
