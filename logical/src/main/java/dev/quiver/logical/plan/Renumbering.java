package dev.quiver.logical.plan;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Join;
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
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.Map;

/// Gives every column of a plan another identity: that of its successor if it has one, else an id
/// that is larger by an offset.
public record Renumbering(int offset, Map<Integer, Column> successors) {
  /// The plan in other columns.
  public Plan of(Plan plan) {
    return switch (plan) {
      case Scan(var table, var imports, var filters) ->
          new Scan(table, imports(imports), filters.stream().map(this::of).toList());
      case Reference(var definition, var imports) -> new Reference(definition, imports(imports));
      case Empty(var columns) -> new Empty(columns(columns));
      case Values(var columns, var rows) -> new Values(columns(columns), rows);
      case Filter(var input, var predicate) -> new Filter(of(input), of(predicate));
      case Project(var input, var assignments) ->
          new Project(
              of(input),
              assignments.stream()
                  .map(one -> new Assignment(of(one.column()), of(one.value())))
                  .toList());
      case Join(var left, var right, var type, var condition) ->
          new Join(of(left), of(right), type, of(condition));
      case MarkJoin(var left, var right, var mark, var condition) ->
          new MarkJoin(of(left), of(right), of(mark), of(condition));
      case Aggregate(var input, var keys, var calls) ->
          new Aggregate(of(input), columns(keys), calls.stream().map(this::of).toList());
      case Union(var inputs, var columns) ->
          new Union(inputs.stream().map(this::of).toList(), columns(columns));
      case Repeat(var input, var times) -> new Repeat(of(input), of(times));
      case Sort(var input, var keys) -> new Sort(of(input), keys(keys));
      case Limit(var input, var offset, var count) -> new Limit(of(input), offset, count);
      case TopK(var input, var keys, var count) -> new TopK(of(input), keys(keys), count);
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
    return new Aggregation(of(one.column()), one.call().map(this::of));
  }

  private List<SortKey> keys(List<SortKey> keys) {
    return keys.stream().map(key -> key.with(of(key.value()))).toList();
  }

  private List<Column> columns(List<Column> columns) {
    return columns.stream().map(this::of).toList();
  }

  private List<Import> imports(List<Import> imports) {
    return imports.stream().map(one -> new Import(of(one.column()), one.source())).toList();
  }
}
