package dev.quiver.logical.plan;

import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
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
import dev.quiver.logical.plan.Soundness.Violation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Says whether a plan makes sense: every column used is produced below, every id is introduced
/// once, types agree, References name an earlier definition.
///
/// A plan that does not is a defect of whoever made it, so the answer is an IllegalStateException
/// with the plan's text. Each node is looked at once, and its columns are computed once.
public final class PlanChecker {
  private final Map<String, List<DataType>> definitions;
  private final Soundness laws = new Soundness();

  private PlanChecker(Map<String, List<DataType>> definitions) {
    this.definitions = definitions;
  }

  /// Checks every definition and sink of a program.
  public static void check(Program program) {
    Map<String, List<DataType>> known = new HashMap<>();
    for (Definition definition : program.definitions()) {
      List<Column> columns = check(definition.name(), definition.plan(), known);
      if (known.put(definition.name(), columns.stream().map(Column::type).toList()) != null) {
        throw new IllegalStateException("two definitions are called " + definition.name());
      }
    }
    for (Sink sink : program.sinks()) {
      check(sink.name(), sink.plan(), known);
    }
  }

  /// Checks one plan; `definitions` gives the column types of what it may refer to.
  public static void check(Plan plan, Map<String, List<DataType>> definitions) {
    check("plan", plan, definitions);
  }

  private static List<Column> check(
      String name, Plan plan, Map<String, List<DataType>> definitions) {
    try {
      return List.copyOf(new PlanChecker(definitions).columns(plan));
    } catch (Violation violation) {
      throw new IllegalStateException(
          "the plan of %s makes no sense: %s\n%s"
              .formatted(name, violation.getMessage(), PlanPrinter.print(plan)),
          violation);
    }
  }

  private SequencedSet<Column> columns(Plan plan) {
    return switch (plan) {
      case Scan(var table, var imports, var filters) -> {
        SequencedSet<Column> columns =
            laws.imports(imports, table.schema().fields().stream().map(Field::type).toList());
        filters.forEach(filter -> Soundness.condition(filter, columns));
        yield columns;
      }
      case Reference(var name, var imports) -> {
        List<DataType> types = definitions.get(name);
        if (types == null) {
          throw new Violation("no definition before this one is called " + name);
        }
        yield laws.imports(imports, types);
      }
      case Empty(var made) -> laws.introduce(made);
      case Values(var made, var rows) -> laws.values(made, rows);
      case Filter(var input, var predicate) -> {
        SequencedSet<Column> columns = columns(input);
        Soundness.condition(predicate, columns);
        yield columns;
      }
      case Project(var input, var assignments) -> laws.project(columns(input), assignments);
      case Join(var left, var right, var type, var condition) -> {
        SequencedSet<Column> kept = columns(left);
        SequencedSet<Column> both = Soundness.pair(kept, columns(right));
        Soundness.condition(condition, both);
        yield type.keepsRight() ? both : kept;
      }
      case MarkJoin(var left, var right, var mark, var condition) ->
          laws.mark(columns(left), columns(right), mark, condition);
      case Aggregate(var input, var keys, var calls) -> laws.group(columns(input), keys, calls);
      case Union(var inputs, var made) ->
          laws.union(inputs.stream().map(this::columns).toList(), made);
      case Repeat(var input, var times) -> Soundness.repeat(columns(input), times);
      case Sort(var input, var keys) -> Soundness.order(columns(input), keys);
      case Limit(var input, _, _) -> columns(input);
      case TopK(var input, var keys, _) -> Soundness.order(columns(input), keys);
    };
  }
}
