package dev.quiver.engine.oracle;

import java.util.List;
import java.util.SplittableRandom;

/// A column type under test: its names in DuckDB and in a Delta schema, and values worth trying.
///
/// Literals are written so that both engines read them.
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
          "CAST('Infinity' AS DOUBLE)")),
  MONEY(
      "DECIMAL(12,2)", "decimal(12,2)", List.of("-10.01", "0.00", "0.01", "5.50", "9999999999.99")),
  WIDE("DECIMAL(30,4)", "decimal(30,4)", List.of("-7.0001", "0.0000", "12345678901234567890.1234")),
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
          "'%_'")),
  DAY(
      "DATE",
      "date",
      List.of("DATE '1969-12-31'", "DATE '1970-01-01'", "DATE '2024-02-29'", "DATE '0001-01-01'")),
  AT(
      "TIMESTAMP",
      "timestamp_ntz",
      List.of("TIMESTAMP '1970-01-01 00:00:00'", "TIMESTAMP '2024-02-29 23:59:59.999999'"));

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

  boolean isInteger() {
    return this == I8 || this == I16 || this == I32 || this == I64 || this == SMALL;
  }
}
