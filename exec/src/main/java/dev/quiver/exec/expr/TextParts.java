package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;

/// Functions of the parts of a text between delimiters.
final class TextParts {
  private TextParts() {}

  static RowFunction part() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long delimiter = arguments[1].address(row);
      long index = Memory.getLong(arguments[2].address(row));
      if (index == 0) {
        throw EvaluationException.argument("split_part", "0: the first part is 1");
      }
      long place = index > 0 ? index - 1 : index + delimiters(view, delimiter) + 1;
      int start = place < 0 ? -1 : behind(view, delimiter, place);
      if (start < 0) {
        out.setBytes(row, Views.text(view), 0);
      } else {
        put(view, start, end(view, delimiter, start), out, row);
      }
    };
  }

  static RowFunction before() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long delimiter = arguments[1].address(row);
      long count = Memory.getLong(arguments[2].address(row));
      int length = Views.length(view);
      if (count == 0 || Views.length(delimiter) == 0) {
        put(view, 0, 0, out, row);
      } else if (count > 0) {
        int start = behind(view, delimiter, count);
        put(view, 0, start < 0 ? length : start - Views.length(delimiter), out, row);
      } else {
        long first = delimiters(view, delimiter) + count + 1;
        put(view, first <= 0 ? 0 : behind(view, delimiter, first), length, out, row);
      }
    };
  }

  private static void put(long view, int start, int end, VectorWriter out, int row) {
    out.setBytes(row, Views.text(view) + start, end - start);
  }

  private static int delimiters(long view, long delimiter) {
    int count = 0;
    for (int at = behind(view, delimiter, 1, 0); at >= 0; at = behind(view, delimiter, 1, at)) {
      count++;
    }
    return count;
  }

  private static int behind(long view, long delimiter, long count) {
    return behind(view, delimiter, count, 0);
  }

  /// Where so many delimiters from a place on end, or -1 if there are fewer.
  private static int behind(long view, long delimiter, long count, int from) {
    int at = from;
    for (long i = 0; i < count; i++) {
      int found = find(view, delimiter, at);
      if (found < 0) {
        return -1;
      }
      at = found + Views.length(delimiter);
    }
    return at;
  }

  private static int end(long view, long delimiter, int start) {
    int found = find(view, delimiter, start);
    return found < 0 ? Views.length(view) : found;
  }

  /// The first delimiter from a place on, or -1; an empty one is nowhere.
  static int find(long view, long delimiter, int from) {
    int width = Views.length(delimiter);
    int found =
        width == 0
            ? -1
            : Utf8.find(
                Views.text(view) + from, Views.length(view) - from, Views.text(delimiter), width);
    return found < 0 ? -1 : from + found;
  }
}
