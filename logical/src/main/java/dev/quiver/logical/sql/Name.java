package dev.quiver.logical.sql;

import dev.quiver.logical.sql.SqlParser.IdentifierContext;
import dev.quiver.logical.sql.SqlParser.QuotedContext;

/// A name as it is written: in quotes it means itself alone, else in any case.
record Name(String text, boolean isQuoted) {
  static Name of(IdentifierContext context) {
    return context instanceof QuotedContext
        ? new Name(Quotes.off(context.getText()), true)
        : new Name(context.getText(), false);
  }

  static Name of(SqlParser.AliasContext context) {
    return context.QUOTED_IDENTIFIER() != null
        ? new Name(Quotes.off(context.getText()), true)
        : new Name(context.getText(), false);
  }

  /// Whether this is written for that name.
  boolean means(String name) {
    return isQuoted ? name.equals(text) : name.equalsIgnoreCase(text);
  }
}
