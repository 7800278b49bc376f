package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.sql.SqlParser.ConditionContext;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The names of a SELECT's items where GROUP BY, HAVING and ORDER BY may use them: each that is no
/// name of a column of FROM is a column here, and `values` says which value it stands for.
record Aliases(Scope scope, Substitution values) {
  static Aliases of(List<SelectItem> items, Scope scope, Ids ids) {
    List<Scope.Entry> entries = new ArrayList<>(scope.entries());
    Map<Integer, Expr> values = new HashMap<>();
    Map<String, Expr> seen = new HashMap<>();
    for (SelectItem item : items) {
      boolean isNew =
          seen.put(item.name().toLowerCase(Locale.ROOT), item.value()) == null
              && !scope.has(new Name(item.name(), false));
      if (isNew) {
        Column column = ids.deal(item.name(), item.value().type());
        values.put(column.id(), item.value());
        entries.add(new Scope.Entry(column, ""));
      }
    }
    return new Aliases(scope.with(entries), new Substitution(values));
  }

  /// The value of the one item that a sort item names and nothing else.
  static Optional<Expr> named(ConditionContext condition, List<SelectItem> items) {
    if (!condition.getStart().equals(condition.getStop())) {
      return Optional.empty();
    }
    String text = condition.getText();
    boolean isQuoted = text.startsWith("\"");
    Name name = new Name(isQuoted ? Quotes.off(text) : text, isQuoted);
    List<Expr> found =
        items.stream()
            .filter(item -> name.means(item.name()))
            .map(SelectItem::value)
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
