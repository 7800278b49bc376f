package dev.quiver.logical.plan;

import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
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
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// Says whether a plan makes sense: every column used is produced below, every id is introduced
/// once, types agree, References name an earlier definition.
///
/// A plan that does not is a defect of whoever made it, so the answer is an IllegalStateException
/// with the plan's text. Each node is looked at once, and its columns are computed once.
public final class PlanChecker {
  private final Map<String, List<DataType>> definitions = new HashMap<>();
  private final Set<Integer> introduced = new HashSet<>();

  private PlanChecker() {}

  /// Checks every definition and sink of a program.
  public static void check(Program program) {
    PlanChecker checker = new PlanChecker();
    Set<String> names = new HashSet<>();
    for (Definition definition : program.definitions()) {
      if (!names.add(definition.name())) {
        throw new IllegalStateException("two definitions are called " + definition.name());
      }
      List<Column> columns = checker.checked(definition.name(), definition.plan());
      checker.definitions.put(definition.name(), columns.stream().map(Column::type).toList());
    }
    for (Sink sink : program.sinks()) {
      checker.checked(sink.name(), sink.plan());
    }
  }

  /// Checks one plan; `definitions` gives the column types of what it may refer to.
  public static void check(Plan plan, Map<String, List<DataType>> definitions) {
    PlanChecker checker = new PlanChecker();
    checker.definitions.putAll(definitions);
    checker.checked("plan", plan);
  }

  private List<Column> checked(String name, Plan plan) {
    introduced.clear();
    try {
      return List.copyOf(columns(plan));
    } catch (Nonsense nonsense) {
      throw new IllegalStateException(
          "the plan of %s makes no sense: %s\n%s"
              .formatted(name, nonsense.getMessage(), PlanPrinter.print(plan)),
          nonsense);
    }
  }

  private SequencedSet<Column> columns(Plan plan) {
    return switch (plan) {
      case Scan(var table, var imports, var filters) -> {
        List<DataType> types = table.schema().fields().stream().map(Field::type).toList();
        SequencedSet<Column> columns = imports(plan, imports, types);
        filters.forEach(filter -> condition(plan, filter, columns));
        yield columns;
      }
      case Reference(var name, var imports) -> {
        List<DataType> types = definitions.get(name);
        if (types == null) {
          throw new Nonsense(plan, "no definition before this one is called " + name);
        }
        yield imports(plan, imports, types);
      }
      case Empty(var made) -> introduce(plan, made);
      case Filter(var input, var predicate) -> {
        SequencedSet<Column> columns = columns(input);
        condition(plan, predicate, columns);
        yield columns;
      }
      case Project(var input, var assignments) -> project(plan, columns(input), assignments);
      case Join join -> join(join, columns(join.left()), columns(join.right()));
      case Aggregate(var input, var keys, var calls) -> group(plan, columns(input), keys, calls);
      case Union(var inputs, var made) -> union(plan, inputs, made);
    };
  }

  private SequencedSet<Column> imports(Plan plan, List<Import> imports, List<DataType> types) {
    for (Import one : imports) {
      if (one.source() < 0 || one.source() >= types.size()) {
        throw new Nonsense(plan, "there is no column %d to import".formatted(one.source()));
      }
      agree(plan, one.column().name(), types.get(one.source()), one.column().type());
    }
    return introduce(plan, imports.stream().map(Import::column).toList());
  }

  private SequencedSet<Column> project(
      Plan plan, SequencedSet<Column> input, List<Assignment> assignments) {
    SequencedSet<Column> columns = new LinkedHashSet<>();
    for (Assignment one : assignments) {
      Column column = one.column();
      use(plan, one.value(), input);
      agree(plan, column.name(), one.value().type(), column.type());
      if (!one.value().equals(new Expr.Ref(column))) {
        introduce(plan, column);
      }
      if (!columns.add(column)) {
        throw new Nonsense(plan, column + " is assigned twice");
      }
    }
    return columns;
  }

  private SequencedSet<Column> join(
      Join join, SequencedSet<Column> left, SequencedSet<Column> right) {
    SequencedSet<Column> both = new LinkedHashSet<>(left);
    both.addAll(right);
    condition(join, join.condition(), both);
    return join.type().keepsRight() ? both : left;
  }

  private SequencedSet<Column> group(
      Plan plan, SequencedSet<Column> input, List<Column> keys, List<Aggregation> calls) {
    SequencedSet<Column> columns = new LinkedHashSet<>();
    for (Column key : keys) {
      use(plan, new Expr.Ref(key), input);
      if (!columns.add(key)) {
        throw new Nonsense(plan, key + " is a key twice");
      }
    }
    for (Aggregation one : calls) {
      one.call().arguments().forEach(argument -> use(plan, argument, input));
      agree(plan, one.column().name(), one.call().type(), one.column().type());
      AggregateFunction function = one.call().function();
      if (function == AggregateFunction.MIN || function == AggregateFunction.MAX) {
        DataType argument = one.call().arguments().getFirst().type();
        agree(plan, one.column().name(), argument, one.call().type());
      }
      introduce(plan, one.column());
      columns.add(one.column());
    }
    return columns;
  }

  private SequencedSet<Column> union(Plan plan, List<Plan> inputs, List<Column> made) {
    if (inputs.isEmpty()) {
      throw new Nonsense(plan, "a union of nothing");
    }
    for (Plan input : inputs) {
      Collection<Column> columns = columns(input);
      if (columns.size() != made.size()) {
        throw new Nonsense(plan, "an input has %d columns".formatted(columns.size()));
      }
      List<Column> inOrder = new ArrayList<>(columns);
      for (int i = 0; i < made.size(); i++) {
        agree(plan, made.get(i).name(), inOrder.get(i).type(), made.get(i).type());
      }
    }
    return introduce(plan, made);
  }

  private void condition(Plan plan, Expr condition, Set<Column> input) {
    use(plan, condition, input);
    if (condition.type() != Simple.BOOLEAN) {
      throw new Nonsense(plan, "not a condition: " + condition);
    }
  }

  private static void use(Plan plan, Expr expr, Set<Column> input) {
    if (expr instanceof Expr.Ref(var column) && !input.contains(column)) {
      throw new Nonsense(plan, "%s is not among %s".formatted(column, input));
    }
    expr.children().forEach(child -> use(plan, child, input));
    Optional<String> complaint = ExprTypes.complaint(expr);
    if (complaint.isPresent()) {
      throw new Nonsense(plan, complaint.get());
    }
  }

  private static void agree(Plan plan, String what, DataType from, DataType to) {
    if (!from.equals(to)) {
      throw new Nonsense(plan, "%s is %s, not %s".formatted(what, from.text(), to.text()));
    }
  }

  private SequencedSet<Column> introduce(Plan plan, List<Column> columns) {
    columns.forEach(column -> introduce(plan, column));
    return new LinkedHashSet<>(columns);
  }

  private void introduce(Plan plan, Column column) {
    if (!introduced.add(column.id())) {
      throw new Nonsense(plan, "the id of " + column + " is introduced twice");
    }
  }

  /// What is wrong, on its way up to where the whole plan can be printed.
  private static final class Nonsense extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Nonsense(Plan plan, String message) {
      super(message + ", at " + plan.getClass().getSimpleName());
    }
  }
}
