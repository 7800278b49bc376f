package dev.quiver.engine.result;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Columns side by side, cut to the width of the terminal. Rows are kept until the end.
final class TableFormat implements RowFormat {
  private static final String GAP = "  ";
  private static final int LEAST_WIDTH = 6;

  private final OutputStream out;
  private final Schema schema;
  private final int columns;
  private final List<List<String>> lines = new ArrayList<>();

  TableFormat(OutputStream out, Schema schema, int columns) {
    this.out = out;
    this.schema = schema;
    this.columns = columns;
    lines.add(schema.fields().stream().map(Field::name).toList());
  }

  @Override
  public void write(Batch batch) {
    Selection selection = batch.selection();
    for (int i = 0; i < selection.rows(); i++) {
      int position = selection.position(i);
      lines.add(
          batch.columns().stream()
              .map(column -> oneLine(PlainText.of(Cells.read(column, position))))
              .toList());
    }
  }

  @Override
  public void end() throws IOException {
    int[] widths = widths();
    write(line(lines.getFirst(), widths));
    write(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths));
    for (List<String> row : lines.subList(1, lines.size())) {
      write(line(row, widths));
    }
    int rows = lines.size() - 1;
    write(rows == 1 ? "1 row" : rows + " rows");
    out.flush();
  }

  /// Each column as wide as it must be; the widest are cut until all fit.
  private int[] widths() {
    int[] widths = new int[schema.fields().size()];
    for (List<String> row : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    while (Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) > columns) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= LEAST_WIDTH) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(cells.get(i), widths[i]);
      String pad = " ".repeat(widths[i] - length(cell));
      DataType type = schema.fields().get(i).type();
      line.append(i == 0 ? "" : GAP).append(type.isNumeric() ? pad + cell : cell + pad);
    }
    return line.toString().stripTrailing();
  }

  private void write(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String cut(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String oneLine(String text) {
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
  }
}
