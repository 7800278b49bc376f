package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.type.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredTypeTest {
  @Test
  void readsTheWiresSpellings() {
    reads("Boolean", "boolean");
    reads("Int8", "int8");
    reads("UInt8", "int16");
    reads("UInt64", "decimal(20,0)");
    reads("Float16", "float32");
    reads("Float64", "float64");
    reads("LargeUtf8", "string");
    reads("Binary", "binary");
    reads("Date32", "date");
    reads("Date64", "date");
    reads("Timestamp(Microsecond, None)", "timestamp_ntz");
    reads("Timestamp(Nanosecond, Some(\"Europe/Berlin\"))", "timestamp");
    reads("Decimal128(38, 10)", "decimal(38,10)");
  }

  @Test
  void readsStructs() {
    String text = "struct<a:int64,b:struct<c:decimal(3,1),d:string>>";
    reads(text, text);
    reads(
        "Struct([Field { name: \"a, b\", data_type: Decimal128(5, 2), nullable: true, dict_id: 0,"
            + " metadata: {} }, Field { name: \"s\", data_type: Struct([Field { name: \"t\","
            + " data_type: Utf8, nullable: false }]), nullable: true }])",
        "struct<a, b:decimal(5,2),s:struct<t:string>>");
  }

  @Test
  void readsListsAndMaps() {
    for (String text :
        List.of("array<int64>", "map<string,array<struct<a:int64>>>", "array<map<date,variant>>")) {
      reads(text, text);
    }
    String item = "Field { name: \"item\", data_type: Int64, nullable: true, metadata: {} }";
    reads("List(" + item + ")", "array<int64>");
    reads("LargeList(" + item + ")", "array<int64>");
    String entries = "Struct([Field { name: \"k\", data_type: Utf8 }, " + item + "])";
    reads(
        "Map(Field { name: \"entries\", data_type: %s, nullable: false }, false)"
            .formatted(entries),
        "map<string,int64>");
  }

  @Test
  void readsNothingElse() {
    String deep = "struct<a:".repeat(1_000) + "int64" + ">".repeat(1_000);
    for (String text :
        new String[] {
          "",
          "Int65",
          "Decimal128(39, 0)",
          "List()",
          "List(Int65)",
          "array<int64",
          "array<int64,int64>",
          "array<int64,int65>",
          "map<int64>",
          "Map(Int64, false)",
          "Struct([",
          "struct<a>",
          "Timestamp(Minute, None)",
          deep
        }) {
      assertThat(DeclaredType.parse(text)).as(text).isEmpty();
    }
  }

  private static void reads(String text, String type) {
    assertThat(DeclaredType.parse(text).map(DataType::text)).contains(type);
  }
}
