package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.sql.SqlParser.ConditionContext;
import dev.quiver.logical.sql.SqlParser.GroupByContext;
import dev.quiver.logical.sql.SqlParser.GroupItemContext;
import dev.quiver.logical.sql.SqlParser.GroupingSetContext;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/// Binds GROUP BY.
final class GroupBinder {
  /// A cube of more parts has more sets than anybody wants.
  private static final int MOST_PARTS = 8;

  private final Surroundings around;
  private final Aliases aliases;
  private final Groups groups;
  private final List<SelectItem> items;

  GroupBinder(Surroundings around, Aliases aliases, Groups groups, List<SelectItem> items) {
    this.around = around;
    this.aliases = aliases;
    this.groups = groups;
    this.items = items;
  }

  Grouping bind(@Nullable GroupByContext context) {
    return switch (context) {
      case null -> Grouping.NONE;
      case SqlParser.GroupByAllContext _ ->
          new Grouping(
              List.of(
                  items.stream()
                      .map(SelectItem::value)
                      .filter(value -> !usesAggregate(value))
                      .toList()));
      case SqlParser.GroupByItemsContext some -> {
        Grouping grouping = Grouping.NONE;
        for (GroupItemContext item : some.groupItem()) {
          grouping = grouping.with(item(item));
        }
        yield grouping;
      }
      case GroupByContext unknown -> throw new AssertionError(unknown.getText());
    };
  }

  private Grouping item(GroupItemContext item) {
    return switch (item) {
      case SqlParser.GroupKeyContext key -> new Grouping(List.of(List.of(key(key.condition()))));
      case SqlParser.RollupContext rollup -> Grouping.rollup(sets(rollup.groupingSet(), rollup));
      case SqlParser.CubeContext cube -> Grouping.cube(sets(cube.groupingSet(), cube));
      case SqlParser.GroupingSetsContext sets ->
          new Grouping(sets.groupingSet().stream().map(this::set).toList());
      case GroupItemContext unknown -> throw new AssertionError(unknown.getText());
    };
  }

  private List<List<Expr>> sets(List<GroupingSetContext> contexts, ParserRuleContext place) {
    if (contexts.size() > MOST_PARTS) {
      throw SqlException.at(
          around.source().place(place.getStart()), SqlException.tooManySets(MOST_PARTS));
    }
    return contexts.stream().map(this::set).toList();
  }

  private List<Expr> set(GroupingSetContext context) {
    return context.condition().stream().map(this::key).toList();
  }

  private Expr key(ConditionContext context) {
    int place = Ordinal.of(context, items.size(), around.source());
    QueryClause clause = new QueryClause(around, aliases.scope(), Optional.empty());
    Expr key =
        place >= 0 ? items.get(place).value() : aliases.values().in(clause.condition(context));
    if (!clause.subqueries().isEmpty()) {
      throw SqlException.at(around.source().place(context.getStart()), SqlException.noQueryHere());
    }
    if (usesAggregate(key)) {
      throw SqlException.at(
          around.source().place(context.getStart()), SqlException.noAggregateHere());
    }
    return key;
  }

  private boolean usesAggregate(Expr expr) {
    Set<Column> aggregates =
        groups.aggregations().stream().map(Aggregation::column).collect(Collectors.toSet());
    return (expr instanceof Ref(var column) && aggregates.contains(column))
        || expr.children().stream().anyMatch(this::usesAggregate);
  }
}
