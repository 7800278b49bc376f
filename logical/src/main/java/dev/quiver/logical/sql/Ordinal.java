package dev.quiver.logical.sql;

import dev.quiver.logical.sql.SqlParser.ConditionContext;

/// Reads `2` in ORDER BY 2 and GROUP BY 2: the second column.
final class Ordinal {
  private static final int LONGEST = 9;

  private Ordinal() {}

  /// The column's ordinal, or -1 where this is no number; an error if there is no such column.
  static int of(ConditionContext context, int columns, Source source) {
    String text = context.getText();
    if (!context.getStart().equals(context.getStop())
        || context.getStart().getType() != SqlParser.NUMBER
        || !text.chars().allMatch(Character::isDigit)) {
      return -1;
    }
    int place = text.length() > LONGEST ? Integer.MAX_VALUE : Integer.parseInt(text);
    if (place < 1 || place > columns) {
      throw SqlException.at(
          source.place(context.getStart()), SqlException.noSuchColumn(text, columns));
    }
    return place - 1;
  }
}
