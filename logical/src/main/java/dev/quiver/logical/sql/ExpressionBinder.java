package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.sql.SqlParser.ComparisonContext;
import dev.quiver.logical.sql.SqlParser.ComparisonTailContext;
import dev.quiver.logical.sql.SqlParser.ConditionContext;
import dev.quiver.logical.sql.SqlParser.ConjunctionContext;
import dev.quiver.logical.sql.SqlParser.NegationContext;
import dev.quiver.logical.sql.SqlParser.ParenthesesContext;
import dev.quiver.logical.sql.SqlParser.SingleContext;
import dev.quiver.logical.sql.SqlParser.SingleExpressionContext;
import dev.quiver.logical.sql.SqlParser.TestContext;
import dev.quiver.logical.sql.SqlParser.TestTailContext;
import dev.quiver.logical.sql.SqlParser.ValueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// Binds conditions; values are the [ValueBinder]'s.
final class ExpressionBinder {
  private final Source source;
  private final Clause clause;
  private final ValueBinder values;

  ExpressionBinder(Source source, Scope scope, Clause clause) {
    this.source = source;
    this.clause = clause;
    this.values = new ValueBinder(source, scope, clause, this);
  }

  /// A value that needs no parentheses.
  Expr value(ValueContext context) {
    return values.bind(context);
  }

  Expr bind(SingleExpressionContext context) {
    return condition(context.condition());
  }

  Expr condition(ConditionContext context) {
    List<ConjunctionContext> terms = context.conjunction();
    return terms.size() == 1
        ? conjunction(terms.getFirst())
        : new Or(truths("OR", terms, this::conjunction));
  }

  private Expr conjunction(ConjunctionContext context) {
    List<NegationContext> terms = context.negation();
    return terms.size() == 1
        ? negation(terms.getFirst())
        : new And(truths("AND", terms, this::negation));
  }

  private Expr negation(NegationContext context) {
    Expr term = test(context.test());
    int nots = context.NOT().size();
    if (nots == 0) {
      return term;
    }
    Expr negated = source.at(context.test(), () -> Comparisons.condition("NOT", term));
    for (int i = 0; i < nots; i++) {
      negated = new Not(negated);
    }
    return negated;
  }

  private <C extends ParserRuleContext> List<Expr> truths(
      String where, List<C> terms, Function<C, Expr> bind) {
    List<Expr> truths = new ArrayList<>();
    for (C term : terms) {
      Expr bound = bind.apply(term);
      truths.add(source.at(term, () -> Comparisons.condition(where, bound)));
    }
    return truths;
  }

  private Expr test(TestContext context) {
    Expr value = comparison(context.comparison());
    for (TestTailContext tail : context.testTail()) {
      value = test(value, tail, context.getStart());
    }
    return value;
  }

  private Expr test(Expr value, TestTailContext tail, Token start) {
    return switch (tail) {
      case SqlParser.IsNullContext isNull -> maybeNot(isNull.NOT() != null, new IsNull(value));
      case SqlParser.IsTruthContext isTruth ->
          maybeNot(isTruth.NOT() != null, source.at(start, () -> truth(value, isTruth.word)));
      case SqlParser.IsDistinctContext isDistinct -> {
        Expr other = comparison(isDistinct.comparison());
        Expr same =
            source.at(isDistinct, () -> Comparisons.compare(Comparison.NOT_DISTINCT, value, other));
        yield maybeNot(isDistinct.NOT() == null, same);
      }
      case TestTailContext unknown -> throw new AssertionError(unknown.getText());
    };
  }

  private static Expr truth(Expr value, Token word) {
    Expr condition = Comparisons.condition("IS " + word.getText(), value);
    return word.getType() == SqlParser.UNKNOWN
        ? new IsNull(condition)
        : new Expr.Compare(
            Comparison.NOT_DISTINCT, condition, Literal.of(word.getType() == SqlParser.TRUE));
  }

  private Expr comparison(ComparisonContext context) {
    if (context.comparisonTail().size() == 1
        && context.comparisonTail(0) instanceof SqlParser.InContext in
        && in.query() != null
        && context.value() instanceof SingleContext single
        && single.primary() instanceof ParenthesesContext row
        && row.condition().size() > 1) {
      return in(row.condition().stream().map(this::condition).toList(), in);
    }
    Expr value = values.bind(context.value());
    for (ComparisonTailContext tail : context.comparisonTail()) {
      value = comparison(value, tail);
    }
    return value;
  }

  private Expr comparison(Expr value, ComparisonTailContext tail) {
    return switch (tail) {
      case SqlParser.CompareContext compare -> {
        Comparison op = operator(compare.operator);
        if (compare.query() != null) {
          yield quantified(value, op, compare);
        }
        Expr right = values.bind(compare.value());
        yield source.at(tail, () -> Comparisons.compare(op, value, right));
      }
      case SqlParser.BetweenContext between ->
          maybeNot(between.NOT() != null, between(value, between));
      case SqlParser.InContext in -> {
        if (in.query() != null) {
          yield in(List.of(value), in);
        }
        List<Expr> options = in.condition().stream().map(this::condition).toList();
        yield maybeNot(in.NOT() != null, source.at(tail, () -> Comparisons.in(value, options)));
      }
      case SqlParser.LikeContext like -> maybeNot(like.NOT() != null, values.like(value, like));
      case ComparisonTailContext unknown -> throw new AssertionError(unknown.getText());
    };
  }

  private Expr in(List<Expr> values, SqlParser.InContext in) {
    return maybeNot(in.NOT() != null, clause.any(values, Comparison.EQ, in.query(), in));
  }

  /// What holds for all is what the opposite holds for none.
  private Expr quantified(Expr value, Comparison op, SqlParser.CompareContext context) {
    return context.word.getType() == SqlParser.ALL
        ? new Not(clause.any(List.of(value), op.negated(), context.query(), context))
        : clause.any(List.of(value), op, context.query(), context);
  }

  private Expr between(Expr value, SqlParser.BetweenContext context) {
    Expr low = values.bind(context.low);
    Expr high = values.bind(context.high);
    return new And(
        List.of(
            source.at(context.low, () -> Comparisons.compare(Comparison.GE, value, low)),
            source.at(context.high, () -> Comparisons.compare(Comparison.LE, value, high))));
  }

  private static Comparison operator(Token token) {
    return switch (token.getText()) {
      case "=" -> Comparison.EQ;
      case "<>", "!=" -> Comparison.NE;
      case "<" -> Comparison.LT;
      case "<=" -> Comparison.LE;
      case ">" -> Comparison.GT;
      case ">=" -> Comparison.GE;
      default -> throw new AssertionError(token.getText());
    };
  }

  private static Expr maybeNot(boolean not, Expr expr) {
    return not ? new Not(expr) : expr;
  }
}
