package dev.quiver.logical.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.type.DataType.Simple;
import org.junit.jupiter.api.Test;

class TypeNamesTest {
  @Test
  void readsWhatPrints() {
    for (Simple type : Simple.values()) {
      assertThat(TypeNames.parse(type.text())).contains(type);
      assertThat(TypeNames.parse(type.name())).contains(type);
    }
    reads("decimal(12,2)", "decimal(12,2)");
    reads("decimal(38,38)", "decimal(38,38)");
  }

  @Test
  void readsWhatSqlWrites() {
    reads("BIGINT", "int64");
    reads(" Integer ", "int32");
    reads("varchar", "string");
    reads("DOUBLE", "float64");
    reads("Numeric( 12 , 2 )", "decimal(12,2)");
    reads("decimal(7)", "decimal(7,0)");
    reads("decimal", "decimal(38,10)");
    reads("timestamptz", "timestamp");
  }

  @Test
  void readsWhatArrowWrites() {
    reads("Utf8", "string");
    reads("LargeUtf8", "string");
    reads("UInt8", "int16");
    reads("UInt16", "int32");
    reads("UInt32", "int64");
    reads("UInt64", "decimal(20,0)");
    reads("Date32", "date");
    reads("Decimal128(38, 10)", "decimal(38,10)");
    reads("Timestamp(Microsecond, None)", "timestamp_ntz");
    reads("Timestamp(Microsecond, Some(\"UTC\"))", "timestamp");
  }

  @Test
  void knowsNoOthers() {
    for (String name :
        new String[] {
          "",
          " ",
          "in t",
          "int 64",
          "int65",
          "decimal()",
          "decimal(0,0)",
          "decimal(39,0)",
          "decimal(5,6)",
          "decimal(5,2,1)",
          "decimal(-1,0)",
          "decimal(99999999999,0)",
          "varchar(10)",
          "struct",
          "struct<a:int64>",
          "Timestamp(Nanosecond, None)",
          "Date64",
          "Float16",
          "ınt"
        }) {
      assertThat(TypeNames.parse(name)).as(name).isEmpty();
    }
  }

  private static void reads(String name, String type) {
    assertThat(TypeNames.parse(name).map(DataType::text)).as(name).contains(type);
  }
}
