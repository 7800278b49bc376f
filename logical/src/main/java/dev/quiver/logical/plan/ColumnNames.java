package dev.quiver.logical.plan;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.ExprPrinter;
import dev.quiver.logical.expr.Identifiers;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.type.Column;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How columns are called in text: by the user's names, with `#2`, `#3` behind a name that more
/// than one column has.
///
/// Numbers go by column id, so a rewrite that keeps a definition's columns keeps their text.
public final class ColumnNames {
  private final Map<Integer, String> labels = new HashMap<>();
  private final ExprPrinter printer = new ExprPrinter(this::of);

  /// Names for these columns; a column may occur more than once.
  public ColumnNames(Collection<Column> columns) {
    List<Column> byId =
        columns.stream().distinct().sorted(Comparator.comparingInt(Column::id)).toList();
    Set<String> taken = byId.stream().map(Column::name).collect(Collectors.toSet());
    Set<String> met = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    for (Column column : byId) {
      String name = column.name();
      if (labels.containsKey(column.id())) {
        continue;
      }
      if (met.add(name)) {
        labels.put(column.id(), Identifiers.quoted(name));
        continue;
      }
      int number = last.getOrDefault(name, 1) + 1;
      while (taken.contains(name + "#" + number)) {
        number++;
      }
      last.put(name, number);
      labels.put(column.id(), Identifiers.quoted(name) + "#" + number);
    }
  }

  /// What this column is called.
  public String of(Column column) {
    String label = labels.get(column.id());
    return label != null ? label : Identifiers.quoted(column.name()) + "#?" + column.id();
  }

  /// What these columns are called, with commas.
  public String of(Collection<Column> columns) {
    return columns.stream().map(this::of).collect(Collectors.joining(", "));
  }

  /// An expression over these columns, the way a person would write it.
  public String of(Expr expr) {
    return printer.print(expr);
  }

  /// An order over these columns.
  public String ordering(List<SortKey> keys) {
    return printer.order(keys);
  }

  /// An aggregate call over these columns.
  public String of(AggregateCall call) {
    return printer.print(call);
  }
}
