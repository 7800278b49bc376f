package dev.quiver.engine.result;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// RFC 4180: a header line, fields quoted where they must be. NULL is an empty field; an empty
/// string is a quoted one.
final class CsvFormat implements RowFormat {
  private final OutputStream out;

  CsvFormat(OutputStream out, Schema schema) throws IOException {
    this.out = out;
    line(schema.fields().stream().map(Field::name).map(CsvFormat::quoted));
  }

  @Override
  public void write(Batch batch) throws IOException {
    Selection selection = batch.selection();
    for (int i = 0; i < selection.rows(); i++) {
      int position = selection.position(i);
      line(batch.columns().stream().map(column -> field(Cells.read(column, position))));
    }
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private void line(Stream<String> fields) throws IOException {
    out.write((fields.collect(Collectors.joining(",")) + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String field(Cell cell) {
    return cell instanceof Cell.Null ? "" : quoted(PlainText.of(cell));
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
