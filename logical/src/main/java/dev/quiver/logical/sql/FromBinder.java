package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.sql.SqlParser.IdentifierContext;
import dev.quiver.logical.sql.SqlParser.JoinConditionContext;
import dev.quiver.logical.sql.SqlParser.JoinTypeContext;
import dev.quiver.logical.sql.SqlParser.RelationContext;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.unnest.FreeColumns;
import dev.quiver.logical.unnest.Unnesting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/// Binds the relations of FROM and their joins.
final class FromBinder {
  private final Surroundings around;

  FromBinder(Surroundings around) {
    this.around = around;
  }

  /// All relations, joined without a condition: the rows of FROM a, b.
  FromRows bind(List<RelationContext> relations) {
    FromRows rows = relation(relations.getFirst(), List.of());
    for (RelationContext next : relations.subList(1, relations.size())) {
      FromRows right = relation(next, rows.entries());
      checkNames(rows, right, next);
      rows = pair(rows, right, JoinType.INNER, Literal.of(true));
    }
    return rows;
  }

  /// A relation; `before` are the columns that it may use if it is LATERAL.
  private FromRows relation(RelationContext relation, List<Scope.Entry> before) {
    return switch (relation) {
      case SqlParser.RelationOfTermContext one ->
          new RelationBinder(around, this::relation).bind(one.relationTerm(), before);
      case SqlParser.CrossJoinContext cross -> {
        FromRows left = relation(cross.left, before);
        FromRows right = term(cross.right, before, left);
        checkNames(left, right, cross.right);
        yield pair(left, right, JoinType.INNER, Literal.of(true));
      }
      case SqlParser.NaturalJoinContext natural -> {
        FromRows left = relation(natural.left, before);
        FromRows right = term(natural.right, before, left);
        checkNames(left, right, natural.right);
        yield new Merging(around, natural)
            .join(left, right, type(natural.joinType()), left.commonNames(right));
      }
      case SqlParser.ConditionalJoinContext join -> conditional(join, before);
      case RelationContext unknown -> throw new AssertionError(unknown.getText());
    };
  }

  private FromRows term(
      SqlParser.RelationTermContext term, List<Scope.Entry> before, FromRows left) {
    return new RelationBinder(around, this::relation).bind(term, seen(before, left));
  }

  private static List<Scope.Entry> seen(List<Scope.Entry> before, FromRows left) {
    List<Scope.Entry> seen = new ArrayList<>(before);
    seen.addAll(left.entries());
    return seen;
  }

  private FromRows conditional(SqlParser.ConditionalJoinContext join, List<Scope.Entry> before) {
    FromRows left = relation(join.left, before);
    FromRows right = relation(join.right, seen(before, left));
    checkNames(left, right, join.right);
    JoinType type = type(join.joinType());
    JoinConditionContext condition = join.joinCondition();
    if (condition.USING() != null) {
      List<Name> names = condition.identifier().stream().map(Name::of).toList();
      return new Merging(around, condition).join(left, right, type, names);
    }
    FromRows both = new FromRows(left.plan(), seen(left.entries(), right));
    Scope scope = around.scope().inside(both.entries());
    QueryClause clause = new QueryClause(around, scope, Optional.empty());
    Expr on = clause.truth("ON", condition.condition());
    if (clause.subqueries().isEmpty()) {
      return pair(left, right, type, on);
    }
    if (type != JoinType.INNER) {
      throw at(condition, SqlException.queryInOuterJoin());
    }
    FromRows pairs = pair(left, right, type, Literal.of(true));
    Plan plan = pairs.plan();
    for (Subquery subquery : clause.subqueries()) {
      plan = subquery.beside(plan, around.ids(), one -> one);
    }
    return new FromRows(new Filter(plan, on), pairs.entries());
  }

  /// Rows paired; the right ones may use columns of the left ones.
  private FromRows pair(FromRows left, FromRows right, JoinType type, Expr condition) {
    boolean isLateral =
        FreeColumns.of(right.plan()).stream().anyMatch(left.plan().columns()::contains);
    List<Scope.Entry> entries = new ArrayList<>(left.entries());
    if (type.keepsRight()) {
      entries.addAll(right.entries());
    }
    if (!isLateral) {
      return new FromRows(new Plan.Join(left.plan(), right.plan(), type, condition), entries);
    }
    if (type != JoinType.INNER && type != JoinType.LEFT) {
      throw SqlException.lateral();
    }
    Plan plan = new Unnesting(around.ids()).join(left.plan(), right.plan(), type, condition);
    return new FromRows(plan, entries);
  }

  private void checkNames(FromRows left, FromRows right, ParserRuleContext place) {
    for (String relation : right.relations()) {
      if (!relation.isEmpty() && left.relations().contains(relation)) {
        throw at(place, SqlException.duplicateRelation(relation));
      }
    }
  }

  static JoinType type(JoinTypeContext context) {
    if (context.kind != null) {
      return context.kind.getType() == SqlParser.SEMI ? JoinType.SEMI : JoinType.ANTI;
    }
    return switch (context.side == null ? SqlParser.INNER : context.side.getType()) {
      case SqlParser.LEFT -> JoinType.LEFT;
      case SqlParser.RIGHT -> JoinType.RIGHT;
      case SqlParser.FULL -> JoinType.FULL;
      default -> JoinType.INNER;
    };
  }

  private SqlException at(ParserRuleContext context, SqlException error) {
    return SqlException.at(around.source().place(context.getStart()), error);
  }

  /// Joins by columns of equal names, which become one.
  record Merging(Surroundings around, ParserRuleContext place) {
    FromRows join(FromRows left, FromRows right, JoinType type, List<Name> names) {
      List<Expr> terms = new ArrayList<>();
      List<Expr> merged = new ArrayList<>();
      for (Name name : names) {
        Ref l = new Ref(left.column(name, around, place));
        Ref r = new Ref(right.column(name, around, place));
        terms.add(around.source().at(place, () -> Comparisons.compare(Comparison.EQ, l, r)));
        merged.add(
            switch (type) {
              case INNER, LEFT, SEMI, ANTI, SINGLE -> l;
              case RIGHT -> r;
              case FULL -> around.source().at(place, () -> Calls.of("coalesce", List.of(l, r)));
            });
      }
      Plan plan = new Plan.Join(left.plan(), right.plan(), type, new Conjuncts(terms).predicate());
      return type.keepsRight()
          ? merged(plan, left, right, names, merged)
          : new FromRows(plan, left.entries());
    }

    private FromRows merged(
        Plan join, FromRows left, FromRows right, List<Name> names, List<Expr> merged) {
      List<Plan.Assignment> assignments = new ArrayList<>();
      assignments.addAll(Plan.Assignment.kept(join.columns()));
      List<Scope.Entry> entries = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        Expr value = merged.get(i);
        String name = left.column(names.get(i), around, place).name();
        Column column =
            value instanceof Ref(var same) && same.name().equals(name)
                ? same
                : around.ids().deal(name, value.type());
        if (!value.equals(new Ref(column))) {
          assignments.add(new Plan.Assignment(column, value));
        }
        entries.add(new Scope.Entry(column, "", "", false));
      }
      entries.addAll(left.qualified(names));
      entries.addAll(right.qualified(names));
      boolean isPlain = assignments.size() == join.columns().size();
      return new FromRows(isPlain ? join : new Plan.Project(join, assignments), entries);
    }
  }

  static List<Name> names(List<IdentifierContext> identifiers) {
    return identifiers.stream().map(Name::of).toList();
  }
}
