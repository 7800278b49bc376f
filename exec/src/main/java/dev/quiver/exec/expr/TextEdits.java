package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;

/// Functions that give a text cut, filled up or in another order.
final class TextEdits {
  /// No call makes a text longer than this of a shorter one.
  private static final int LONGEST = 1 << 24;

  private TextEdits() {}

  static RowFunction left() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long count = Memory.getLong(arguments[1].address(row));
      long kept = count >= 0 ? Math.min(count, Views.length(view)) : characters(view) + count;
      TextFunctions.put(view, 1, Math.max(kept, 0) + 1, out, row);
    };
  }

  static RowFunction right() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long count = Memory.getLong(arguments[1].address(row));
      int characters = characters(view);
      long skipped = count >= 0 ? characters - Math.min(count, characters) : less(count);
      TextFunctions.put(view, Math.min(skipped, characters) + 1, Long.MAX_VALUE, out, row);
    };
  }

  private static long less(long count) {
    return count == Long.MIN_VALUE ? Long.MAX_VALUE : -count;
  }

  private static int characters(long view) {
    return Utf8.codePoints(Views.text(view), Views.length(view));
  }

  static RowFunction pad(String function, boolean atStart) {
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long length = Memory.getLong(arguments[1].address(row));
      long fill = arguments[2].address(row);
      long missing = length - characters(view);
      if (length <= 0 || missing <= 0) {
        TextFunctions.put(view, 1, Math.max(length, 0) + 1, out, row);
        return;
      }
      buffer.clear();
      if (!atStart) {
        buffer.appendView(view);
      }
      if (Views.length(fill) > 0) {
        if (length > LONGEST) {
          throw EvaluationException.argument(function, "a length above " + LONGEST);
        }
        appendFill(buffer, fill, missing);
      }
      if (atStart) {
        buffer.appendView(view);
      }
      buffer.writeTo(out, row);
    };
  }

  private static void appendFill(TextBuffer buffer, long fill, long characters) {
    long text = Views.text(fill);
    long end = text + Views.length(fill);
    long at = text;
    for (long i = 0; i < characters; i++) {
      int width = Utf8.width(Memory.getByte(at));
      buffer.append(at, width);
      at = at + width < end ? at + width : text;
    }
  }

  static RowFunction reverse() {
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long text = Views.text(view);
      long end = text + Views.length(view);
      buffer.clear();
      while (end > text) {
        long start = end - 1;
        while ((Memory.getByte(start) & 0xc0) == 0x80) {
          start--;
        }
        buffer.append(start, (int) (end - start));
        end = start;
      }
      buffer.writeTo(out, row);
    };
  }

  static RowFunction repeat() {
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long count = Views.length(view) == 0 ? 0 : Memory.getLong(arguments[1].address(row));
      if (count > LONGEST / Math.max(1, Views.length(view))) {
        throw EvaluationException.argument(
            "repeat", "a count that makes more than " + LONGEST + " bytes: " + count);
      }
      buffer.clear();
      for (long i = 0; i < count; i++) {
        buffer.appendView(view);
      }
      buffer.writeTo(out, row);
    };
  }

  static RowFunction translate() {
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long from = arguments[1].address(row);
      long to = arguments[2].address(row);
      long end = Views.text(view) + Views.length(view);
      buffer.clear();
      int width;
      for (long at = Views.text(view); at < end; at += width) {
        width = Utf8.width(Memory.getByte(at));
        int place = place(from, at, width);
        if (place < 0) {
          buffer.append(at, width);
        } else {
          appendPlace(buffer, to, place);
        }
      }
      buffer.writeTo(out, row);
    };
  }

  /// Which character of a view is the one at an address, or -1.
  private static int place(long view, long at, int width) {
    long end = Views.text(view) + Views.length(view);
    int place = 0;
    for (long other = Views.text(view); other < end; place++) {
      int otherWidth = Utf8.width(Memory.getByte(other));
      if (Memory.compare(other, otherWidth, at, width) == 0) {
        return place;
      }
      other += otherWidth;
    }
    return -1;
  }

  private static void appendPlace(TextBuffer buffer, long view, int place) {
    long at = Views.text(view);
    long end = at + Views.length(view);
    for (int i = 0; i < place && at < end; i++) {
      at += Utf8.width(Memory.getByte(at));
    }
    if (at < end) {
      buffer.append(at, Utf8.width(Memory.getByte(at)));
    }
  }
}
