package dev.quiver.engine.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.io.OutputStream;

/// A JSON object a line. Dates, timestamps and infinities are strings, decimals numbers.
final class NdjsonFormat implements RowFormat {
  private final OutputStream out;
  private final Schema schema;
  private final JsonGenerator json;

  NdjsonFormat(OutputStream out, Schema schema) throws IOException {
    this.out = out;
    this.schema = schema;
    this.json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
            .setRootValueSeparator(null);
  }

  @Override
  public void write(Batch batch) throws IOException {
    Selection selection = batch.selection();
    for (int i = 0; i < selection.rows(); i++) {
      json.writeStartObject();
      for (int column = 0; column < schema.fields().size(); column++) {
        json.writeFieldName(schema.fields().get(column).name());
        value(Cells.read(batch.column(column), selection.position(i)));
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  @Override
  public void end() throws IOException {
    json.flush();
    out.flush();
  }

  private void value(Cell cell) throws IOException {
    switch (cell) {
      case Cell.Null _ -> json.writeNull();
      case Cell.Bool(var value) -> json.writeBoolean(value);
      case Cell.Int(var value) -> json.writeNumber(value);
      case Cell.Real(var value) -> real(value);
      case Cell.Exact(var value) -> json.writeNumber(value.toPlainString());
      case Cell.Text(var value) -> json.writeString(value);
      case Cell.Bytes _, Cell.Date _, Cell.Instant _ -> json.writeString(PlainText.of(cell));
      case Cell.Members(var names, var values) -> {
        json.writeStartObject();
        for (int i = 0; i < values.size(); i++) {
          json.writeFieldName(names.get(i));
          value(values.get(i));
        }
        json.writeEndObject();
      }
      case Cell.Variant(var text) -> json.writeRawValue(text);
      case Cell.Elements(var values) -> {
        json.writeStartArray();
        for (Cell element : values) {
          value(element);
        }
        json.writeEndArray();
      }
      case Cell.Entries(var entries) -> {
        json.writeStartArray();
        for (Cell.Entry entry : entries) {
          json.writeStartObject();
          json.writeFieldName("key");
          value(entry.key());
          json.writeFieldName("value");
          value(entry.value());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
    }
  }

  private void real(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeString(Double.toString(value));
    }
  }
}
