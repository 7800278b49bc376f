package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;

/// Functions of text that look at bytes, or at bytes that begin code points.
final class TextFunctions {
  private TextFunctions() {}

  static RowFunction concat() {
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      buffer.clear();
      for (Operand part : arguments) {
        if (!part.isNull(row)) {
          buffer.appendView(part.address(row));
        }
      }
      buffer.writeTo(out, row);
    };
  }

  static RowFunction concatWithSeparator() {
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      if (arguments[0].isNull(row)) {
        out.setNull(row);
        return;
      }
      buffer.clear();
      boolean first = true;
      for (int part = 1; part < arguments.length; part++) {
        if (!arguments[part].isNull(row)) {
          if (!first) {
            buffer.appendView(arguments[0].address(row));
          }
          buffer.appendView(arguments[part].address(row));
          first = false;
        }
      }
      buffer.writeTo(out, row);
    };
  }

  static RowFunction trim(boolean atStart, boolean atEnd) {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long characters = arguments[1].address(row);
      long start = Views.text(view);
      long end = start + Views.length(view);
      while (atStart && start < end && contains(characters, start)) {
        start += Utf8.width(Memory.getByte(start));
      }
      long last = end;
      while (atEnd && start < end) {
        do {
          last--;
        } while ((Memory.getByte(last) & 0xc0) == 0x80);
        if (!contains(characters, last)) {
          break;
        }
        end = last;
      }
      out.setBytes(row, start, (int) (end - start));
    };
  }

  /// Whether the code point at an address is among those a view shows.
  private static boolean contains(long characters, long at) {
    int width = Utf8.width(Memory.getByte(at));
    long text = Views.text(characters);
    long end = text + Views.length(characters);
    while (text < end) {
      int other = Utf8.width(Memory.getByte(text));
      if (Memory.compare(at, width, text, other) == 0) {
        return true;
      }
      text += other;
    }
    return false;
  }

  static RowFunction length() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      Memory.putLong(out.address(row), Utf8.codePoints(Views.text(view), Views.length(view)));
    };
  }

  static RowFunction position() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long part = arguments[1].address(row);
      long text = Views.text(view);
      int found = Utf8.find(text, Views.length(view), Views.text(part), Views.length(part));
      Memory.putLong(out.address(row), found < 0 ? 0 : Utf8.codePoints(text, found) + 1L);
    };
  }

  static RowFunction startsWith() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long prefix = arguments[1].address(row);
      int length = Views.length(prefix);
      boolean starts =
          length <= Views.length(view)
              && Memory.compare(Views.text(view), length, Views.text(prefix), length) == 0;
      Memory.putByte(out.address(row), (byte) (starts ? 1 : 0));
    };
  }

  static RowFunction endsWith() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long suffix = arguments[1].address(row);
      int length = Views.length(suffix);
      int before = Views.length(view) - length;
      boolean ends =
          before >= 0
              && Memory.compare(Views.text(view) + before, length, Views.text(suffix), length) == 0;
      Memory.putByte(out.address(row), (byte) (ends ? 1 : 0));
    };
  }

  static RowFunction substring() {
    return (arguments, row, out) -> {
      long start = Memory.getLong(arguments[1].address(row));
      long count = Memory.getLong(arguments[2].address(row));
      if (count < 0) {
        throw EvaluationException.argument("substring", "a count below 0: " + count);
      }
      // The first position that no longer counts; a sum too large means all.
      long end = start > 0 && count > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + count;
      put(arguments[0].address(row), Math.max(1, start), end, out, row);
    };
  }

  /// Writes the code points at positions `start` to `end - 1` of a view's.
  static void put(long view, long start, long end, VectorWriter out, int row) {
    long text = Views.text(view);
    long last = text + Views.length(view);
    long from = text;
    for (long position = 1; position < start && from < last; position++) {
      from += Utf8.width(Memory.getByte(from));
    }
    long to = from;
    for (long position = start; position < end && to < last; position++) {
      to += Utf8.width(Memory.getByte(to));
    }
    out.setBytes(row, from, (int) (to - from));
  }

  static RowFunction replace() {
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long from = arguments[1].address(row);
      int length = Views.length(from);
      long at = Views.text(view);
      long end = at + Views.length(view);
      buffer.clear();
      long copied = at;
      while (length > 0 && at <= end - length) {
        if (Memory.compare(at, length, Views.text(from), length) == 0) {
          buffer.append(copied, (int) (at - copied)).appendView(arguments[2].address(row));
          at += length;
          copied = at;
        } else {
          at++;
        }
      }
      buffer.append(copied, (int) (end - copied)).writeTo(out, row);
    };
  }
}
