package dev.quiver.logical.sql;

import dev.quiver.logical.sql.SqlParser.IdentifierContext;
import dev.quiver.logical.sql.SqlParser.QuotedContext;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

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

  /// The name of a relation, its parts joined by points.
  static Name ofRelation(SqlParser.NamedRelationContext context) {
    List<Name> parts = context.identifier().stream().map(Name::of).toList();
    return new Name(
        parts.stream().map(Name::text).collect(Collectors.joining(".")),
        parts.stream().anyMatch(Name::isQuoted));
  }

  /// Those that this may be written for: exactly it, else all it means.
  List<String> among(Collection<String> known) {
    return known.contains(text) ? List.of(text) : known.stream().filter(this::means).toList();
  }

  /// Whether this is written for that name.
  boolean means(String name) {
    return isQuoted ? name.equals(text) : name.equalsIgnoreCase(text);
  }
}
