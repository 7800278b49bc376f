package dev.quiver.logical.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.TypeNames;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The whole table of conversions: `=` the same type, `+` total, `?` may fail, `.` none.
class ConversionsTest {
  private static final List<String> TYPES =
      List.of(
          "null",
          "boolean",
          "int8",
          "int16",
          "int32",
          "int64",
          "float32",
          "float64",
          "decimal(5,0)",
          "decimal(12,2)",
          "decimal(38,10)",
          "string",
          "binary",
          "date",
          "timestamp",
          "timestamp_ntz");

  private static final String TABLE =
      """
      null           =+++++++++++++++
      boolean        .=++++.....+....
      int8           .+=+++++++++....
      int16          .+?=++++++++....
      int32          .+??=+++?+++....
      int64          .+???=++??++....
      float32        ..????=+???+....
      float64        ..????+=???+....
      decimal(5,0)   ..????++=+++....
      decimal(12,2)  ..????++?=++....
      decimal(38,10) ..????++??=+....
      string         .??????????=+???
      binary         ...........?=...
      date           ...........+.=??
      timestamp      ...........+.+=+
      timestamp_ntz  ...........+.++=
      """;

  @Test
  void isThisTable() {
    String found =
        TYPES.stream()
            .map(from -> "%-14s ".formatted(from) + row(type(from)) + "\n")
            .collect(Collectors.joining());
    assertThat(found).isEqualTo(TABLE);
  }

  private static String row(DataType from) {
    return TYPES.stream().map(to -> cell(from, type(to))).collect(Collectors.joining());
  }

  private static String cell(DataType from, DataType to) {
    if (from.equals(to)) {
      return "=";
    }
    if (!Conversions.exists(from, to)) {
      assertThat(Conversions.isTotal(from, to)).isFalse();
      return ".";
    }
    return Conversions.isTotal(from, to) ? "+" : "?";
  }

  private static DataType type(String name) {
    return TypeNames.parse(name).orElseThrow();
  }
}
