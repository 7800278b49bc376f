package dev.quiver.logical.sql;

/// A place in a text, by the offset of its first character.
record Place(String source, int offset) {
  /// How much of a line is shown on either side.
  private static final int WIDTH = 60;

  /// Two or three lines of an error message: where, and a look at it.
  String text() {
    int start = source.lastIndexOf('\n', Math.max(offset - 1, 0)) + 1;
    if (offset < start) {
      start = offset;
    }
    int newline = source.indexOf('\n', offset);
    int end = newline < 0 ? source.length() : newline;
    int from = Math.max(start, offset - WIDTH);
    int to = Math.min(end, offset + WIDTH);
    long line = source.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int character = source.codePointCount(start, offset) + 1;
    String before = (from > start ? "…" : "") + clean(source.substring(from, offset));
    String after = clean(source.substring(offset, to)) + (to < end ? "…" : "");
    String indent = " ".repeat(before.codePointCount(0, before.length()));
    return "  at  line %d, character %d\n      %s\n      %s^"
        .formatted(line, character, before + after, indent);
  }

  /// One column a character, so that the caret stands under the right one.
  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
