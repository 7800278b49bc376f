package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Plan.Values;
import dev.quiver.logical.plan.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes nothing of nothing. An outer join of nothing, or under a condition that never holds, fills
/// in NULLs; an aggregate without keys has its one row all the same.
///
/// ```text
/// Join a = b                      Empty (a, b)
///   Scan t (a)               =>
///   Empty (b)
/// ```
final class PropagateEmpty implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return switch (plan) {
      case Scan _, Reference _, Empty _ -> Optional.empty();
      case Values(var columns, var rows) ->
          rows.isEmpty() ? Optional.of(new Empty(columns)) : Optional.empty();
      case Filter(Empty _, _) -> nothing(plan, context);
      case Project(Empty _, _) -> nothing(plan, context);
      case Aggregate(Empty _, var keys, _) when !keys.isEmpty() -> nothing(plan, context);
      case MarkJoin(Empty _, _, _, _) -> nothing(plan, context);
      case Repeat(Empty _, _) -> nothing(plan, context);
      case Sort(Empty _, _) -> nothing(plan, context);
      case Limit(Empty _, _, _) -> nothing(plan, context);
      case Limit(_, _, var count) when count == 0 -> nothing(plan, context);
      case TopK(Empty _, _, _) -> nothing(plan, context);
      case TopK(_, _, var count) when count == 0 -> nothing(plan, context);
      case MarkJoin join when join.right() instanceof Empty -> Optional.of(unmarked(join, context));
      case Filter _, Project _, Aggregate _, MarkJoin _, Repeat _, Sort _, Limit _, TopK _ ->
          Optional.empty();
      case Join join -> join(join, context);
      case Union(var inputs, var columns) -> {
        List<Plan> kept = inputs.stream().filter(input -> !(input instanceof Empty)).toList();
        yield kept.isEmpty()
            ? nothing(plan, context)
            : kept.size() < inputs.size()
                ? Optional.of(new Union(kept, columns))
                : Optional.empty();
      }
    };
  }

  private static Optional<Plan> join(Join join, RuleContext context) {
    boolean never = isNever(join.condition());
    JoinType type = join.type();
    boolean noLeft = join.left() instanceof Empty || (never && type == JoinType.RIGHT);
    boolean noRight =
        join.right() instanceof Empty || (never && type != JoinType.RIGHT && type != JoinType.FULL);
    if (!noLeft && !noRight) {
      return Optional.empty();
    }
    return switch (type) {
      case INNER, SEMI -> nothing(join, context);
      case LEFT, SINGLE -> noLeft ? nothing(join, context) : padded(join, join.left(), context);
      case RIGHT -> noRight ? nothing(join, context) : padded(join, join.right(), context);
      case FULL ->
          noLeft && noRight
              ? nothing(join, context)
              : padded(join, noLeft ? join.right() : join.left(), context);
      case ANTI -> noLeft ? nothing(join, context) : Optional.of(join.left());
    };
  }

  private static boolean isNever(Expr condition) {
    return Conjuncts.of(condition).terms().stream()
        .anyMatch(one ->
            one instanceof Literal literal
                && (literal.isNull() || literal.equals(Literal.of(false))));
  }

  /// Nothing is IN nothing.
  private static Plan unmarked(MarkJoin join, RuleContext context) {
    List<Assignment> assignments = new ArrayList<>();
    assignments.addAll(Assignment.kept(context.columns(join.left())));
    assignments.add(new Assignment(join.mark(), Literal.of(false)));
    return new Project(join.left(), assignments);
  }

  private static Optional<Plan> nothing(Plan plan, RuleContext context) {
    return Optional.of(new Empty(context.columns(plan)));
  }

  /// The rows of one side, with NULLs for the columns of the other.
  private static Optional<Plan> padded(Join join, Plan side, RuleContext context) {
    var present = Uses.ids(context.columns(side));
    List<Assignment> assignments =
        context.columns(join).stream()
            .map(column -> {
              Expr value =
                  present.contains(column.id()) ? new Ref(column) : Literal.nullOf(column.type());
              return new Assignment(column, value);
            })
            .toList();
    return Optional.of(new Project(side, assignments));
  }
}
