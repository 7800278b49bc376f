package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/// The rows of FROM, or of a part of it, and what their columns are called.
record FromRows(Plan plan, List<Scope.Entry> entries) {
  FromRows {
    entries = List.copyOf(entries);
  }

  /// The names of the relations.
  Set<String> relations() {
    Set<String> relations = new LinkedHashSet<>();
    entries.forEach(one -> relations.add(one.relation()));
    return relations;
  }

  /// The names, used alone, that both have.
  List<Name> commonNames(FromRows other) {
    Set<String> theirs = new LinkedHashSet<>();
    other.entries.stream()
        .filter(one -> !one.isQualified())
        .forEach(one -> theirs.add(one.column().name()));
    return entries.stream()
        .filter(one -> !one.isQualified() && theirs.contains(one.column().name()))
        .map(one -> new Name(one.column().name(), true))
        .distinct()
        .toList();
  }

  /// The column of a name; an error at `place` if there is none or more.
  Column column(Name name, Surroundings around, ParserRuleContext place) {
    Scope scope = Scope.of(List.of()).with(entries);
    List<Column> found = new ArrayList<>();
    around
        .source()
        .at(
            place,
            () -> {
              found.add(name.isQuoted() ? scope.exact(name.text()) : scope.folded(name.text()));
              return new Ref(found.getFirst());
            });
    return found.getFirst();
  }

  /// The entries, those of these names only behind their relation's.
  List<Scope.Entry> qualified(List<Name> names) {
    return entries.stream()
        .map(one ->
            names.stream().anyMatch(name -> name.means(one.column().name()))
                ? new Scope.Entry(one.column(), one.origin(), one.relation(), true)
                : one)
        .toList();
  }
}
