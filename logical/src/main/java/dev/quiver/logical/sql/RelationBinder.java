package dev.quiver.logical.sql;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.sql.SqlParser.DerivedRelationContext;
import dev.quiver.logical.sql.SqlParser.NamedRelationContext;
import dev.quiver.logical.sql.SqlParser.RelationAliasContext;
import dev.quiver.logical.sql.SqlParser.RelationContext;
import dev.quiver.logical.sql.SqlParser.RelationTermContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Binds what stands in FROM beside joins: tables, views, common tables and subqueries.
final class RelationBinder {
  private final Surroundings around;
  private final BiFunction<RelationContext, List<Scope.Entry>, FromRows> joins;

  /// Binds relations in parentheses by `joins`.
  RelationBinder(
      Surroundings around, BiFunction<RelationContext, List<Scope.Entry>, FromRows> joins) {
    this.around = around;
    this.joins = joins;
  }

  /// A relation; one that is LATERAL may use the columns of `before`.
  FromRows bind(RelationTermContext term, List<Scope.Entry> before) {
    return switch (term) {
      case NamedRelationContext named -> named(named);
      case DerivedRelationContext derived -> derived(derived, before);
      case SqlParser.RelationInParenthesesContext inner -> joins.apply(inner.relation(), before);
      case RelationTermContext unknown -> throw new AssertionError(unknown.getText());
    };
  }

  private FromRows named(NamedRelationContext context) {
    List<Name> parts = FromBinder.names(context.identifier());
    String text = parts.stream().map(Name::text).collect(Collectors.joining("."));
    boolean isQuoted = parts.stream().anyMatch(Name::isQuoted);
    Name name = new Name(text, isQuoted);
    Optional<CommonTable> common = common(name);
    Plan plan =
        common.isPresent()
            ? common.get().open(around.ids())
            : around.tables().open(table(name, context), around.ids());
    return rows(plan, parts.getLast().text(), context.relationAlias());
  }

  private Optional<CommonTable> common(Name name) {
    return around.commons().entrySet().stream()
        .filter(one -> name.means(one.getKey()))
        .map(one -> one.getValue())
        .findFirst();
  }

  private String table(Name name, NamedRelationContext context) {
    List<String> known = around.tables().names();
    if (known.contains(name.text())) {
      return name.text();
    }
    List<String> found = known.stream().filter(name::means).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    List<String> all = new ArrayList<>(known);
    all.addAll(around.commons().keySet());
    throw SqlException.at(
        around.source().place(context.getStart()),
        found.isEmpty()
            ? SqlException.unknownTable(name.text(), all.stream().sorted().toList())
            : SqlException.ambiguousTable(name.text(), found));
  }

  private FromRows derived(DerivedRelationContext context, List<Scope.Entry> before) {
    Surroundings inner =
        context.LATERAL() == null ? around : around.inside(around.scope().inside(before));
    Plan plan = new QueryBinder(inner).bind(context.query());
    return rows(plan, "", context.relationAlias());
  }

  private FromRows rows(Plan plan, String name, @Nullable RelationAliasContext context) {
    if (context == null) {
      return named(plan, name);
    }
    Name alias =
        context.identifier() != null ? Name.of(context.identifier()) : Name.of(context.alias());
    Plan renamed =
        context.columnNames() == null
            ? plan
            : Renaming.of(
                plan,
                FromBinder.names(context.columnNames().identifier()),
                around.ids(),
                around.source(),
                context);
    return named(renamed, alias.text());
  }

  private static FromRows named(Plan plan, String name) {
    return new FromRows(
        plan, plan.columns().stream().map(one -> new Scope.Entry(one, name, name, false)).toList());
  }
}
