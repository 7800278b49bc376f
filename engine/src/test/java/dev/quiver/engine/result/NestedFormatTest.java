package dev.quiver.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.fixture.ArrowText;
import dev.quiver.exec.batch.ArrowExport;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.expr.variant.VariantEncoder;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;

/// Every format writes lists, maps and variants, whatever the form of their vectors.
class NestedFormatTest {
  private static final String COLUMNS =
      "l array<struct<a:int64,s:string>>, m map<string,array<float64>>, v variant, w array<variant>";
  private static final String VARIANT = variant("{\"é\":[1,\"x\",null]}");
  private static final String[] ROWS = {
    "[{1, x}, null, {null, y}]|[{z, [0.5, null]}, {a, null}]|"
        + VARIANT
        + "|["
        + VARIANT
        + ", null]",
    "[]|[]|" + variant("null") + "|[]",
    "null|null|null|null",
  };

  @Test
  void canonicalLinesHaveEntriesInOrder() throws IOException {
    assertThat(written(OutputFormat.ROWS))
        .isEqualTo(
            """
            {"rows":3,"schema":[["l","array<struct<a:long,s:string>>"],["m","map<string,array<double>>"],\
            ["v","variant"],["w","array<variant>"]]}
            [[[1,"x"],null,[null,"y"]],[["a",null],["z",[0.5,null]]],\
            "v:{\\"\\u00e9\\":[1,\\"x\\",null]}",["v:{\\"\\u00e9\\":[1,\\"x\\",null]}",null]]
            [[],[],"v:null",[]]
            [null,null,null,null]
            """);
  }

  @Test
  void jsonHasArraysAndEntries() throws IOException {
    assertThat(written(OutputFormat.NDJSON))
        .isEqualTo(
            """
            {"l":[{"a":1,"s":"x"},null,{"a":null,"s":"y"}],\
            "m":[{"key":"z","value":[0.5,null]},{"key":"a","value":null}],\
            "v":{"é":[1,"x",null]},"w":[{"é":[1,"x",null]},null]}
            {"l":[],"m":[],"v":null,"w":[]}
            {"l":null,"m":null,"v":null,"w":null}
            """);
  }

  @Test
  void csvHasThePlainText() throws IOException {
    assertThat(written(OutputFormat.CSV))
        .isEqualTo(
            """
            l,m,v,w\r
            "[{a: 1, s: x}, null, {a: null, s: y}]","{z: [0.5, null], a: null}",\
            "{""é"":[1,""x"",null]}","[{""é"":[1,""x"",null]}, null]"\r
            [],{},null,[]\r
            ,,,\r
            """);
  }

  @Test
  void tablesHaveThePlainText() throws IOException {
    assertThat(written(OutputFormat.TABLE))
        .contains("[{a: 1, s: x}, null, {a: null, s: y}]", "{\"é\":[1,\"x\",null]}");
  }

  @Test
  void arrowStreamsHoldTheSameRows() throws IOException {
    for (Form form : Form.values()) {
      try (BufferAllocator allocator = Leaks.allocator();
          Batch batch = BatchText.batch(allocator, form, COLUMNS, ROWS);
          VectorSchemaRoot root = ArrowExport.root(batch, schema(), allocator);
          ArrowStreamReader reader =
              new ArrowStreamReader(
                  new ByteArrayInputStream(bytes(OutputFormat.ARROW, batch)), allocator)) {
        assertThat(ArrowText.rows(root)).as(form.name()).containsExactly(ROWS);
        assertThat(reader.loadNextBatch()).isTrue();
        assertThat(ArrowText.rows(reader.getVectorSchemaRoot()))
            .as(form.name())
            .containsExactly(ROWS);
      }
    }
  }

  @Test
  void digestsForgetTheOrderOfEntriesOnly() {
    String base = digest("null|[{a, [1.0]}, {b, null}]|null|null");
    assertThat(digest("null|[{b, null}, {a, [1.0]}]|null|null")).isEqualTo(base);
    assertThat(digest("null|[{b, [1.0]}, {a, null}]|null|null")).isNotEqualTo(base);
    assertThat(digest("null|[{a, [1.0]}]|null|null")).isNotEqualTo(base);
  }

  private static String digest(String row) {
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch = BatchText.batch(allocator, COLUMNS, row)) {
      ContentDigest digest = new ContentDigest(schema());
      digest.add(batch);
      return digest.hex();
    }
  }

  /// The text of the rows, which all forms agree on.
  private static String written(OutputFormat format) throws IOException {
    String first = "";
    for (Form form : Form.values()) {
      try (BufferAllocator allocator = Leaks.allocator();
          Batch batch = BatchText.batch(allocator, form, COLUMNS, ROWS)) {
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
    return new Schema(
        BatchText.columns(COLUMNS).stream()
            .map(column -> new Field(column.name(), column.type()))
            .toList());
  }

  private static String variant(String json) {
    return HexFormat.of().formatHex(VariantEncoder.ofJson(json).orElseThrow());
  }
}
