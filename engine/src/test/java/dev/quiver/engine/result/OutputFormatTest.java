package dev.quiver.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.fixture.ArrowText;
import dev.quiver.exec.batch.ArrowExport;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;

/// Every format writes every type, whatever the form of its vectors.
class OutputFormatTest {
  private static final String COLUMNS =
      "b boolean, i8 int8, i16 int16, i32 int32, i64 int64, f float32, d float64, s string,"
          + " x binary, day date, at timestamp, local timestamp_ntz, c9 decimal(9,2),"
          + " c38 decimal(38,10), z null";
  private static final String[] ROWS = {
    "true|-128|7|8|9000000000|1.1|-0.0|Ünï \"q\", \\|00ff|2024-02-29|2024-05-17T10:00:00.123456Z"
        + "|2024-05-17T10:00:01|1234567.89|-1234567890123456789012345678.0000000001|null",
    "false|127|-7|-8|-9|NaN|Infinity|||1969-12-31|1969-12-31T23:59:59.999999Z"
        + "|1900-01-01T00:00:00.000001|-0.01|0.0000000000|null",
    "null|null|null|null|null|null|null|null|null|null|null|null|null|null|null",
  };

  @Test
  void canonicalLinesComeInOrderOfTheirBytes() throws IOException {
    assertThat(written(OutputFormat.CANONICAL))
        .isEqualTo(
            """
            {"rows":3,"schema":[["b","boolean"],["i8","byte"],["i16","short"],["i32","integer"],\
            ["i64","long"],["f","float"],["d","double"],["s","string"],["x","binary"],\
            ["day","date"],["at","timestamp"],["local","timestamp_ntz"],["c9","decimal(9,2)"],\
            ["c38","decimal(38,10)"],["z","void"],["both","struct<i32:integer,s:string>"]]}
            [false,127,-7,-8,-9,"NaN","Infinity","","0x",-1,-1,-2208988799999999,"-0.01",\
            "0.0000000000",null,[-8,""]]
            [null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,[null,null]]
            [true,-128,7,8,9000000000,1.100000023841858,-0.0,"\\u00dcn\\u00ef \\"q\\", \\\\",\
            "0x00ff",19782,1715940000123456,1715940001000000,"1234567.89",\
            "-1234567890123456789012345678.0000000001",null,[8,"\\u00dcn\\u00ef \\"q\\", \\\\"]]
            """);
  }

  @Test
  void rowsComeAsTheyAre() throws IOException {
    assertThat(written(OutputFormat.ROWS).lines().map(line -> line.substring(0, 6)))
        .containsExactly("{\"rows", "[true,", "[false", "[null,");
  }

  @Test
  void csvQuotesWhatItMust() throws IOException {
    assertThat(written(OutputFormat.CSV))
        .isEqualTo(
            """
            b,i8,i16,i32,i64,f,d,s,x,day,at,local,c9,c38,z,both\r
            true,-128,7,8,9000000000,1.100000023841858,-0.0,"Ünï ""q"", \\",0x00ff,2024-02-29,\
            2024-05-17T10:00:00.123456Z,2024-05-17T10:00:01,1234567.89,\
            -1234567890123456789012345678.0000000001,,"{i32: 8, s: Ünï ""q"", \\}"\r
            false,127,-7,-8,-9,NaN,Infinity,"",0x,1969-12-31,1969-12-31T23:59:59.999999Z,\
            1900-01-01T00:00:00.000001,-0.01,0.0000000000,,"{i32: -8, s: }"\r
            ,,,,,,,,,,,,,,,"{i32: null, s: null}"\r
            """);
  }

  @Test
  void jsonIsAnObjectALine() throws IOException {
    assertThat(written(OutputFormat.NDJSON))
        .isEqualTo(
            """
            {"b":true,"i8":-128,"i16":7,"i32":8,"i64":9000000000,"f":1.100000023841858,"d":-0.0,\
            "s":"Ünï \\"q\\", \\\\","x":"0x00ff","day":"2024-02-29",\
            "at":"2024-05-17T10:00:00.123456Z","local":"2024-05-17T10:00:01","c9":1234567.89,\
            "c38":-1234567890123456789012345678.0000000001,"z":null,\
            "both":{"i32":8,"s":"Ünï \\"q\\", \\\\"}}
            {"b":false,"i8":127,"i16":-7,"i32":-8,"i64":-9,"f":"NaN","d":"Infinity","s":"",\
            "x":"0x","day":"1969-12-31","at":"1969-12-31T23:59:59.999999Z",\
            "local":"1900-01-01T00:00:00.000001","c9":-0.01,"c38":0.0000000000,"z":null,\
            "both":{"i32":-8,"s":""}}
            {"b":null,"i8":null,"i16":null,"i32":null,"i64":null,"f":null,"d":null,"s":null,\
            "x":null,"day":null,"at":null,"local":null,"c9":null,"c38":null,"z":null,\
            "both":{"i32":null,"s":null}}
            """);
  }

  @Test
  void tablesFitTheTerminal() throws IOException {
    List<String> lines = written(OutputFormat.TABLE).lines().toList();
    assertThat(lines).hasSize(6).last().isEqualTo("3 rows");
    assertThat(lines).allMatch(line -> line.codePointCount(0, line.length()) <= 150);
    assertThat(lines.getFirst()).startsWith("b ").contains(" i64 ", " c38 ", " both");
  }

  @Test
  void arrowStreamsHoldTheSameRows() throws IOException {
    for (Form form : Form.values()) {
      try (BufferAllocator allocator = Leaks.allocator();
          Batch batch = batch(allocator, form);
          ArrowStreamReader reader =
              new ArrowStreamReader(
                  new ByteArrayInputStream(bytes(OutputFormat.ARROW, batch)), allocator)) {
        assertThat(reader.loadNextBatch()).isTrue();
        assertThat(ArrowText.rows(reader.getVectorSchemaRoot()))
            .as(form.name())
            .isEqualTo(BatchText.rows(batch));
        assertThat(reader.loadNextBatch()).isFalse();
        try (VectorSchemaRoot root = ArrowExport.root(batch, schema(), allocator)) {
          assertThat(ArrowText.rows(root)).as(form.name()).isEqualTo(BatchText.rows(batch));
        }
      }
    }
  }

  /// The text of the rows, which all forms agree on.
  private static String written(OutputFormat format) throws IOException {
    String first = "";
    for (Form form : Form.values()) {
      try (BufferAllocator allocator = Leaks.allocator();
          Batch batch = batch(allocator, form)) {
        String text = new String(bytes(format, batch), StandardCharsets.UTF_8);
        first = first.isEmpty() ? text : first;
        assertThat(text).as(form.name()).isEqualTo(first);
      }
    }
    return first;
  }

  private static byte[] bytes(OutputFormat format, Batch batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowFormat writer = format.open(out, schema(), 150);
    writer.write(batch);
    writer.end();
    return out.toByteArray();
  }

  private static Schema schema() {
    List<Field> fields =
        new ArrayList<>(
            BatchText.columns(COLUMNS).stream()
                .map(column -> new Field(column.name(), column.type()))
                .toList());
    fields.add(new Field("both", both()));
    return new Schema(fields);
  }

  private static Struct both() {
    return new Struct(
        List.of(
            new Field("i32", BatchText.type("int32")), new Field("s", BatchText.type("string"))));
  }

  /// The rows with a struct of two of their columns.
  private static Batch batch(BufferAllocator allocator, Form form) {
    Batch flat = BatchText.batch(allocator, form, COLUMNS, ROWS);
    int rows = flat.column(0).rows();
    List<ColumnVector> columns = new ArrayList<>(flat.columns());
    columns.add(
        new StructVector(
            both(),
            rows,
            0,
            List.of(flat.column(3).retain(), flat.column(7).retain()),
            Lease.nothing()));
    return new Batch(columns, rows, flat.selection());
  }
}
