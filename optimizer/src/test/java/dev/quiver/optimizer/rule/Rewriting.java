package dev.quiver.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.PlanChecker;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Text in, text out: applies one rule to the root of a plan.
///
/// Besides the text it checks that the plan is valid before and after, gives the same columns, and
/// that the rule has nothing to say about its own result.
public final class Rewriting {
  /// `t`, `u` and `v` have columns of their own; `view` is for References.
  public static final FixedCatalog TABLES =
      FixedCatalog.of(
          """
          t a int64, b int64, c int64, s string, p boolean, q boolean, f float64
          u d int64, e int64, r string, g float64
          v h int64, i int64
          view x int64, y int64
          """);

  private static final Map<String, List<DataType>> VIEWS =
      Map.of("view", List.of(Simple.INT64, Simple.INT64));

  private final Rule rule;
  private final Plan plan;
  private final Catalog catalog;

  private Rewriting(Rule rule, Plan plan, Catalog catalog) {
    this.rule = rule;
    this.plan = plan;
    this.catalog = catalog;
  }

  /// The rule about to look at the root of this plan.
  public static Rewriting rewriting(Rule rule, String text) {
    Plan plan = new PlanParser(TABLES).plan(text);
    PlanChecker.check(plan, VIEWS);
    return new Rewriting(rule, plan, TABLES);
  }

  /// The same, over tables of which another catalog tells.
  public Rewriting over(Catalog other) {
    return new Rewriting(rule, plan, other);
  }

  /// Says what the rule makes of it.
  public void gives(String text) {
    List<Column> columns = plan.columns();
    Plan after = applied(plan).orElseThrow(() -> new AssertionError(rule.name() + " is silent"));
    assertThat(PlanPrinter.print(after)).isEqualTo(text);
    PlanChecker.check(after, VIEWS);
    assertThat(after.columns()).isEqualTo(columns);
    assertThat(applied(after).map(PlanPrinter::print)).as("its own result").isEmpty();
  }

  /// Says that the rule has nothing to say.
  public void doesNotFire() {
    assertThat(applied(plan).map(PlanPrinter::print)).isEmpty();
  }

  private Optional<Plan> applied(Plan before) {
    return rule.apply(before, new RuleContext(before, Rewriting::fold, catalog));
  }

  /// Folds comparisons, arithmetic of integers, IS NULL, and conversions between integers and
  /// decimals; division by zero fails.
  public static Optional<Literal> fold(Expr expr) {
    return switch (expr) {
      case IsNull(Literal value) -> Optional.of(Literal.of(value.isNull()));
      case Compare(var op, Literal(Value.Int(var l), _), Literal(Value.Int(var r), _)) ->
          Optional.of(Literal.of(test(op, Long.compare(l, r))));
      case Compare(var op, Literal(Value.Text(var l), _), Literal(Value.Text(var r), _)) ->
          Optional.of(Literal.of(test(op, l.compareTo(r))));
      case Arithmetic(
              var op,
              Literal(Value.Int(var l), _),
              Literal(Value.Int(var r), _),
              var type) ->
          arithmetic(op, l, r).map(value -> new Literal(new Value.Int(value), type));
      case Cast(Literal(Value.Int(var value), _), Decimal to, _) ->
          Optional.of(decimal(BigDecimal.valueOf(value).setScale(to.scale()), to));
      case Cast(Literal(Value.Exact(var value), Decimal from), var to, _) when to.isInteger() ->
          Optional.of(
              new Literal(new Value.Int(new BigDecimal(value, from.scale()).longValue()), to));
      case Compare(
              var op,
              Literal(Value.Exact(var l), var left),
              Literal(Value.Exact(var r), var right))
          when left.equals(right) ->
          Optional.of(Literal.of(test(op, l.compareTo(r))));
      case Compare(var op, Cast left, Literal right) when fold(left).isPresent() ->
          fold(new Compare(op, fold(left).orElseThrow(), right));
      default -> Optional.empty();
    };
  }

  private static Literal decimal(BigDecimal value, Decimal type) {
    return new Literal(new Value.Exact(value.unscaledValue()), type);
  }

  private static boolean test(Comparison op, int order) {
    return switch (op) {
      case EQ, NOT_DISTINCT -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }

  private static Optional<Long> arithmetic(Operator op, long left, long right) {
    return switch (op) {
      case ADD -> Optional.of(left + right);
      case SUBTRACT -> Optional.of(left - right);
      case MULTIPLY -> Optional.of(left * right);
      case DIVIDE -> right == 0 ? Optional.empty() : Optional.of(left / right);
      case REMAINDER -> right == 0 ? Optional.empty() : Optional.of(left % right);
    };
  }
}
