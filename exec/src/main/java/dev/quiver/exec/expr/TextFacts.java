package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;

/// Functions that say something of a text, or make one of a number.
final class TextFacts {
  private static final int LONGEST_COMPARED = 65_536;

  private TextFacts() {}

  static RowFunction chr() {
    return (arguments, row, out) -> {
      long code = Memory.getLong(arguments[0].address(row));
      boolean isCharacter =
          code > 0
              && code <= Character.MAX_CODE_POINT
              && !(code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
      if (!isCharacter) {
        throw EvaluationException.argument("chr", "what is no character: " + code);
      }
      TextBuffer.write(Character.toString((int) code), out, row);
    };
  }

  static RowFunction codePoint() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long point = Views.length(view) == 0 ? 0 : Utf8.codePoint(Views.text(view));
      Memory.putLong(out.address(row), point);
    };
  }

  static RowFunction contains() {
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long part = arguments[1].address(row);
      int found =
          Utf8.find(Views.text(view), Views.length(view), Views.text(part), Views.length(part));
      Memory.putByte(out.address(row), (byte) (found < 0 ? 0 : 1));
    };
  }

  /// The length in bytes, so many times.
  static RowFunction length(int factor) {
    return (arguments, row, out) ->
        Memory.putLong(out.address(row), (long) factor * Views.length(arguments[0].address(row)));
  }

  static RowFunction hex() {
    return (arguments, row, out) ->
        TextBuffer.write(Long.toHexString(Memory.getLong(arguments[0].address(row))), out, row);
  }

  static RowFunction levenshtein() {
    return (arguments, row, out) -> {
      int[] left = points(arguments[0].address(row));
      int[] right = points(arguments[1].address(row));
      Memory.putLong(out.address(row), distance(left, right));
    };
  }

  private static int[] points(long view) {
    int[] points = Views.string(view).codePoints().toArray();
    if (points.length > LONGEST_COMPARED) {
      throw EvaluationException.argument(
          "levenshtein", "more than " + LONGEST_COMPARED + " characters");
    }
    return points;
  }

  /// By rows of the table of distances between beginnings.
  private static int distance(int[] left, int[] right) {
    int[] costs = new int[right.length + 1];
    for (int j = 0; j <= right.length; j++) {
      costs[j] = j;
    }
    for (int i = 0; i < left.length; i++) {
      int diagonal = costs[0];
      costs[0] = i + 1;
      for (int j = 0; j < right.length; j++) {
        int exchanged = diagonal + (left[i] == right[j] ? 0 : 1);
        diagonal = costs[j + 1];
        costs[j + 1] = Math.min(exchanged, Math.min(diagonal, costs[j]) + 1);
      }
    }
    return costs[right.length];
  }
}
