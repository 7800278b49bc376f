package dev.quiver.optimizer.program;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.rule.ExprRewrite;
import java.util.List;
import java.util.Map;

/// Gives every column of a plan another identity: that of its successor if it has one, else an id
/// that is larger by an offset.
record Renumbering(int offset, Map<Integer, Column> successors) {
  Plan of(Plan plan) {
    return switch (plan) {
      case Scan(var table, var imports, var filters) ->
          new Scan(table, imports(imports), filters.stream().map(this::of).toList());
      case Reference(var definition, var imports) -> new Reference(definition, imports(imports));
      case Empty(var columns) -> new Empty(columns(columns));
      case Filter(var input, var predicate) -> new Filter(of(input), of(predicate));
      case Project(var input, var assignments) ->
          new Project(
              of(input),
              assignments.stream()
                  .map(one -> new Assignment(of(one.column()), of(one.value())))
                  .toList());
      case Join(var left, var right, var type, var condition) ->
          new Join(of(left), of(right), type, of(condition));
      case Aggregate(var input, var keys, var calls) ->
          new Aggregate(of(input), columns(keys), calls.stream().map(this::of).toList());
      case Union(var inputs, var columns) ->
          new Union(inputs.stream().map(this::of).toList(), columns(columns));
    };
  }

  private Column of(Column column) {
    Column successor = successors.get(column.id());
    return successor != null
        ? successor
        : new Column(column.id() + offset, column.name(), column.type());
  }

  private Expr of(Expr expr) {
    return ExprRewrite.bottomUp(
        expr, one -> one instanceof Ref(var column) ? new Ref(of(column)) : one);
  }

  private Aggregation of(Aggregation one) {
    AggregateCall call = one.call();
    List<Expr> arguments = call.arguments().stream().map(this::of).toList();
    return new Aggregation(
        of(one.column()), new AggregateCall(call.function(), arguments, call.type()));
  }

  private List<Column> columns(List<Column> columns) {
    return columns.stream().map(this::of).toList();
  }

  private List<Import> imports(List<Import> imports) {
    return imports.stream().map(one -> new Import(of(one.column()), one.source())).toList();
  }
}
