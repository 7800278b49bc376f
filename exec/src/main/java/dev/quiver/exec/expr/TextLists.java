package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.Simple;

/// Makes lists of text, and text of lists.
final class TextLists {
  private TextLists() {}

  static VectorFunction split(Workshop workshop) {
    return (arguments, rows, capacity) -> {
      Operand texts = Operand.of(arguments.getFirst());
      Operand delimiters = Operand.of(arguments.getLast());
      try (VectorWriter offsets = workshop.writer(Simple.INT32, capacity + 1)) {
        int end = 0;
        int next = 0;
        for (int row = 0; row <= capacity; row++) {
          Memory.putInt(offsets.address(row), end);
          if (next < rows.rows() && rows.position(next) == row) {
            next++;
            if (texts.isNull(row) || delimiters.isNull(row)) {
              Memory.clearBit(offsets.validity(), row);
            } else {
              int parts = parts(texts.address(row), delimiters.address(row));
              end = ResourceException.elements((long) end + parts);
            }
          }
        }
        ColumnVector elements = elements(workshop, texts, delimiters, rows, end);
        return ListVector.of(new ListOf(Simple.STRING), offsets.finish(), elements);
      }
    };
  }

  private static int parts(long view, long delimiter) {
    int parts = 1;
    int found = TextParts.find(view, delimiter, 0);
    while (found >= 0) {
      parts++;
      found = TextParts.find(view, delimiter, found + Views.length(delimiter));
    }
    return parts;
  }

  private static ColumnVector elements(
      Workshop workshop, Operand texts, Operand delimiters, Selection rows, int parts) {
    try (VectorWriter writer = workshop.writer(Simple.STRING, parts)) {
      int part = 0;
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        if (!texts.isNull(row) && !delimiters.isNull(row)) {
          part = put(texts.address(row), delimiters.address(row), writer, part);
        }
      }
      return writer.finish();
    }
  }

  private static int put(long view, long delimiter, VectorWriter writer, int first) {
    int part = first;
    int start = 0;
    int found = TextParts.find(view, delimiter, 0);
    while (found >= 0) {
      writer.setBytes(part++, Views.text(view) + start, found - start);
      start = found + Views.length(delimiter);
      found = TextParts.find(view, delimiter, start);
    }
    writer.setBytes(part++, Views.text(view) + start, Views.length(view) - start);
    return part;
  }

  static VectorFunction join(Workshop workshop) {
    return (arguments, rows, capacity) -> {
      ListVector lists = (ListVector) arguments.getFirst();
      Operand elements = Operand.of(lists.elements());
      Operand delimiters = Operand.of(arguments.getLast());
      TextBuffer buffer = new TextBuffer();
      try (VectorWriter writer = workshop.writer(Simple.STRING, capacity)) {
        for (int i = 0; i < rows.rows(); i++) {
          int row = rows.position(i);
          if (lists.isNull(row) || delimiters.isNull(row)) {
            writer.setNull(row);
          } else {
            append(buffer.clear(), lists, elements, row, delimiters.address(row));
            buffer.writeTo(writer, row);
          }
        }
        return writer.finish();
      }
    };
  }

  private static void append(
      TextBuffer buffer, ListVector lists, Operand elements, int row, long delimiter) {
    boolean isFirst = true;
    for (int at = lists.start(row); at < lists.end(row); at++) {
      if (!elements.isNull(at)) {
        if (!isFirst) {
          buffer.appendView(delimiter);
        }
        isFirst = false;
        ValueText.append(buffer, elements.type(), elements.address(at));
      }
    }
  }
}
