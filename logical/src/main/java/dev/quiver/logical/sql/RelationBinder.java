package dev.quiver.logical.sql;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.sql.SqlParser.DerivedRelationContext;
import dev.quiver.logical.sql.SqlParser.NamedRelationContext;
import dev.quiver.logical.sql.SqlParser.RelationAliasContext;
import dev.quiver.logical.sql.SqlParser.RelationContext;
import dev.quiver.logical.sql.SqlParser.RelationTermContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
    Name name = Name.ofRelation(context);
    Optional<CommonTable> common = common(name);
    Plan plan =
        common.isPresent()
            ? common.get().open(around.ids())
            : around.tables().open(table(name, context), around.ids());
    Name last = Name.of(context.identifier().getLast());
    return rows(plan, last.text(), context.relationAlias());
  }

  private Optional<CommonTable> common(Name name) {
    return around.commons().entrySet().stream()
        .filter(one -> name.means(one.getKey()))
        .map(one -> one.getValue())
        .findFirst();
  }

  private String table(Name name, NamedRelationContext context) {
    Collection<String> known = around.tables().names();
    List<String> found = name.among(known);
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
