package dev.quiver.engine.result;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.stream.Collectors;

/// Writes rows in the canonical form: what digests are taken over and tests compare.
///
/// A line is a JSON array of the row's values in schema order, without blanks and in ASCII: dates
/// are days and timestamps microseconds since 1970-01-01, floats are their exact value as a double,
/// decimals and binary values (`0x` and hex) are strings, structs are arrays of their members,
/// lists of their elements, maps of pairs of key and value, in the order of their text; variants
/// are strings of `v:` and their JSON.
public final class CanonicalLine {
  private final AsciiText out = new AsciiText();

  /// The line that comes first: `{"rows":N,"schema":[["name","type"],…]}`.
  public static String header(Schema schema, long rows) {
    return "{\"rows\":" + rows + ",\"schema\":" + schema(schema) + "}";
  }

  /// The schema's part of the header: `[["name","type"],…]`.
  public static String schema(Schema schema) {
    return schema.fields().stream()
        .map(
            field -> "[" + text(field.name()) + "," + text(CanonicalTypes.name(field.type())) + "]")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /// The line of one position of a batch's vectors.
  public byte[] bytes(Batch batch, int position) {
    return row(batch, position).toBytes();
  }

  /// The line of one position of a batch's vectors.
  public String string(Batch batch, int position) {
    return row(batch, position).toString();
  }

  private AsciiText row(Batch batch, int position) {
    out.clear();
    char before = '[';
    for (ColumnVector column : batch.columns()) {
      out.append(before);
      append(Cells.read(column, position));
      before = ',';
    }
    return out.append(']');
  }

  private void append(Cell cell) {
    switch (cell) {
      case Cell.Null _ -> out.append("null");
      case Cell.Bool(var value) -> out.append(value ? "true" : "false");
      case Cell.Int(var value) -> out.append(Long.toString(value));
      case Cell.Real(var value) -> appendReal(value);
      case Cell.Exact(var value) -> out.append('"').append(value.toPlainString()).append('"');
      case Cell.Text(var value) -> appendText(out, value);
      case Cell.Bytes(var hex) -> out.append("\"0x").append(hex).append('"');
      case Cell.Date(var days) -> out.append(Integer.toString(days));
      case Cell.Instant(var micros, _) -> out.append(Long.toString(micros));
      case Cell.Members(_, var values) -> appendAll(values);
      case Cell.Variant(var json) -> appendText(out, "v:" + json);
      case Cell.Elements(var values) -> appendAll(values);
      case Cell.Entries(var entries) -> appendEntries(entries);
    }
  }

  private void appendReal(double value) {
    String text = Double.toString(value);
    if (Double.isFinite(value)) {
      out.append(text);
    } else {
      out.append('"').append(text).append('"');
    }
  }

  private void appendAll(List<Cell> values) {
    out.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      append(values.get(i));
    }
    out.append(']');
  }

  /// Entries in the order of their text, since a map has none of its own.
  private void appendEntries(List<Cell.Entry> entries) {
    out.append(
        entries.stream()
            .map(CanonicalLine::entry)
            .sorted()
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static String entry(Cell.Entry entry) {
    CanonicalLine line = new CanonicalLine();
    line.appendAll(List.of(entry.key(), entry.value()));
    return line.out.toString();
  }

  private static String text(String value) {
    AsciiText out = new AsciiText();
    appendText(out, value);
    return out.toString();
  }

  private static void appendText(AsciiText out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 32 || c > 126) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
