package dev.quiver.engine.oracle;

/// Says in DuckDB's SQL what Quiver means where the two differ by design.
final class Dialect {
  private Dialect() {}

  /// DuckDB's `/` on integers divides as doubles; `//` truncates as Quiver's `/` does.
  static String integerDivision(String left, String right) {
    return "(" + left + " // " + right + ")";
  }

  /// A TIMESTAMP literal has a zone here, and none there.
  static String withoutZone(String text) {
    return text.replaceAll("TIMESTAMP ('[^']*')", "CAST($1 AS TIMESTAMP_NTZ)");
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
      case WIDE -> average(column, 4);
      case BOOL, I8, I16, I32, I64, SMALL, REAL, TEXT, DAY, AT -> "avg(" + column + ")";
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
