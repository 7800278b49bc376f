package dev.quiver.engine.oracle;

import java.util.List;
import java.util.SplittableRandom;

/// A column type under test: its names in DuckDB and in a Delta schema, and values worth trying.
///
/// Literals are DuckDB's; [Dialect] says which of them Quiver writes otherwise. Doubles have few
/// bits, so that a plain sum of them is exact.
@SuppressWarnings(
    "ImmutableEnumChecker") // Lists made by List.of, though their type does not say so.
enum Kind {
  BOOL("BOOLEAN", "boolean", List.of("TRUE", "FALSE")),
  I8("TINYINT", "byte", List.of("-128", "-1", "0", "1", "7", "127")),
  I16("SMALLINT", "short", List.of("-32768", "-1", "0", "1", "300", "32767")),
  I32("INTEGER", "integer", List.of("-2147483648", "-1", "0", "1", "70000", "2147483647")),
  I64(
      "BIGINT",
      "long",
      List.of("-9223372036854775807", "-5", "0", "1", "2", "3", "9223372036854775807")),
  /// Small enough for arithmetic and sums.
  SMALL("BIGINT", "long", List.of("-40", "-7", "-1", "0", "1", "2", "3", "5", "12", "99")),
  /// Of a table's own rows, and of another's: never NULL.
  ID("BIGINT", "long", List.of("0", "1", "5", "39", "399", "2000")),
  REAL(
      "DOUBLE",
      "double",
      List.of(
          "-1.5",
          "0.0",
          "0.25",
          "1.0",
          "2.5",
          "1024.75",
          "CAST('-0.0' AS DOUBLE)",
          "CAST('NaN' AS DOUBLE)",
          "CAST('Infinity' AS DOUBLE)",
          "CAST('-Infinity' AS DOUBLE)")),
  F32(
      "FLOAT",
      "float",
      List.of(
          "-1.5",
          "0.0",
          "0.25",
          "16777216.0",
          "CAST('-0.0' AS FLOAT)",
          "CAST('NaN' AS FLOAT)",
          "CAST('Infinity' AS FLOAT)")),
  MONEY(
      "DECIMAL(12,2)", "decimal(12,2)", List.of("-10.01", "0.00", "0.01", "5.50", "9999999999.99")),
  D18(
      "DECIMAL(18,3)",
      "decimal(18,3)",
      List.of("-999999999999999.999", "-0.001", "0.000", "7.125", "999999999999999.999")),
  D19(
      "DECIMAL(19,3)",
      "decimal(19,3)",
      List.of("-9999999999999999.999", "-0.001", "0.000", "7.125", "9999999999999999.999")),
  WIDE("DECIMAL(30,4)", "decimal(30,4)", List.of("-7.0001", "0.0000", "12345678901234567890.1234")),
  /// As many digits as there are, too many for sums.
  D38(
      "DECIMAL(38,10)",
      "decimal(38,10)",
      List.of(
          "-9999999999999999999999999999.9999999999",
          "0.0000000000",
          "0.0000000001",
          "9999999999999999999999999999.9999999999")),
  TEXT(
      "VARCHAR",
      "string",
      List.of(
          "''",
          "'a'",
          "'ab'",
          "'Zoë'",
          "'a longer text than twelve'",
          "'a longer text than thirteen'",
          "'%_'",
          "'12'")),
  BIN(
      "BLOB",
      "binary",
      List.of(
          "unhex('')",
          "unhex('00')",
          "unhex('0001')",
          "unhex('FF')",
          "unhex('000102030405060708090A0B0C0D')")),
  DAY(
      "DATE",
      "date",
      List.of(
          "DATE '1969-12-31'",
          "DATE '1970-01-01'",
          "DATE '2024-02-29'",
          "DATE '0001-01-01'",
          "DATE '9999-12-31'")),
  AT(
      "TIMESTAMP",
      "timestamp_ntz",
      List.of(
          "TIMESTAMP '1970-01-01 00:00:00'",
          "TIMESTAMP '1969-12-31 23:59:59.999999'",
          "TIMESTAMP '2024-02-29 23:59:59.999999'",
          "TIMESTAMP '9999-12-31 23:59:59.999999'")),
  ZONED(
      "TIMESTAMPTZ",
      "timestamp",
      List.of(
          "TIMESTAMPTZ '1970-01-01 00:00:00+00'",
          "TIMESTAMPTZ '1969-12-31 23:59:59.999999+00'",
          "TIMESTAMPTZ '2024-02-29 23:59:59.999999+00'",
          "TIMESTAMPTZ '0001-01-01 00:00:00+00'"));

  private final String duck;
  private final String delta;
  private final List<String> literals;

  Kind(String duck, String delta, List<String> literals) {
    this.duck = duck;
    this.delta = delta;
    this.literals = literals;
  }

  String duck() {
    return duck;
  }

  String delta() {
    return delta;
  }

  String literal(SplittableRandom random) {
    return literals.get(random.nextInt(literals.size()));
  }

  /// A value of few, or of many.
  String value(SplittableRandom random) {
    int many = random.nextInt(200);
    return switch (this) {
      case BOOL, I8, I64, D38, BIN -> literal(random);
      case I16, I32, SMALL, ID -> Integer.toString(many - 50);
      case REAL, F32 -> Double.toString((many - 100) / 8.0);
      case MONEY -> "%d.%02d".formatted(many, many % 100);
      case D18, D19 -> "%d.%03d".formatted(many - 50, many);
      case WIDE -> "%d.%04d".formatted(many, many);
      case TEXT -> many % 2 == 0 ? "'k%d'".formatted(many) : "'%d and some more'".formatted(many);
      case DAY -> "DATE '2023-%02d-%02d'".formatted(1 + many % 12, 1 + many / 12);
      case AT -> "TIMESTAMP '2023-%02d-%02d 12:00:00'".formatted(1 + many % 12, 1 + many / 12);
      case ZONED ->
          "TIMESTAMPTZ '2023-%02d-%02d 12:00:00+00'".formatted(1 + many % 12, 1 + many / 12);
    };
  }

  boolean isInteger() {
    return this == I8 || this == I16 || this == I32 || this == I64 || this == SMALL || this == ID;
  }

  /// Whether sums of some thousand values fit their type.
  boolean isSummed() {
    return switch (this) {
      case I8, I16, I32, SMALL, ID, REAL, F32, MONEY, D18, D19, WIDE -> true;
      case BOOL, I64, D38, TEXT, BIN, DAY, AT, ZONED -> false;
    };
  }
}
