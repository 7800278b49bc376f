package dev.quiver.optimizer.rule;

import dev.quiver.logical.catalog.TableFact;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Values;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts rows, and finds least and greatest values, without reading a table whose metadata tells
/// them. Tables are pinned, so it stays right.
///
/// ```text
/// Aggregate: rows := count(*)     Values (rows int64): (1000)
///   Scan t ()                =>
/// ```
final class AnswerFromMetadata implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Aggregate(var input, var keys, var aggregations)) || !keys.isEmpty()) {
      return Optional.empty();
    }
    return switch (input) {
      case Scan scan -> answer(scan, aggregations, new Substitution(Map.of()), context);
      case Project(Scan scan, var assignments) ->
          answer(scan, aggregations, Substitution.of(assignments), context);
      case Plan _ -> Optional.empty();
    };
  }

  private static Optional<Plan> answer(
      Scan scan, List<Aggregation> aggregations, Substitution below, RuleContext context) {
    Map<Integer, Expr> ordinals = new HashMap<>();
    for (Import one : scan.imports()) {
      Column own = new Column(one.source(), one.column().name(), one.column().type());
      ordinals.put(one.column().id(), new Ref(own));
    }
    Substitution own = new Substitution(ordinals);
    List<TableFact> facts = new ArrayList<>();
    for (Aggregation aggregation : aggregations) {
      fact(aggregation.call().map(argument -> own.in(below.in(argument)))).ifPresent(facts::add);
    }
    List<Expr> conjuncts = scan.filters().stream().map(own::in).toList();
    return aggregations.isEmpty() || facts.size() < aggregations.size()
        ? Optional.empty()
        : context
            .facts(scan.table(), conjuncts, facts)
            .map(values ->
                new Values(
                    aggregations.stream().map(Aggregation::column).toList(), List.of(values)));
  }

  /// What a call over a table's own columns asks of all rows, if it is such a thing.
  private static Optional<TableFact> fact(AggregateCall call) {
    if (!call.rows().filters().isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> column =
        call.arguments().size() == 1 && call.arguments().getFirst() instanceof Ref(var ref)
            ? Optional.of(ref.id())
            : Optional.empty();
    boolean distinct = call.rows().distinct();
    return switch (call.function()) {
      case COUNT_ROWS -> Optional.of(new TableFact.Rows());
      case COUNT -> distinct ? Optional.empty() : column.map(TableFact.Present::new);
      case MIN -> column.map(TableFact.Least::new);
      case MAX -> column.map(TableFact.Greatest::new);
      default -> Optional.empty();
    };
  }
}
