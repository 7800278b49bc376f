package dev.quiver.logical.plan;

import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// The laws that the nodes of one definition obey, logical or physical: columns come from below, an
/// id is introduced once, types agree.
///
/// Each method takes the columns of a node's inputs and gives the node's own.
public final class Soundness {
  private final Set<Integer> introduced = new HashSet<>();

  /// Nothing is introduced yet.
  public Soundness() {}

  /// Columns taken from a table or another definition, whose column types these are.
  public SequencedSet<Column> imports(List<Import> imports, List<DataType> types) {
    for (Import one : imports) {
      if (one.source() < 0 || one.source() >= types.size()) {
        throw new Violation("there is no column %d to import".formatted(one.source()));
      }
      agree(one.column().name(), types.get(one.source()), one.column().type());
    }
    return introduce(imports.stream().map(Import::column).toList());
  }

  /// Columns that a node makes.
  public SequencedSet<Column> introduce(List<Column> columns) {
    columns.forEach(this::introduce);
    return new LinkedHashSet<>(columns);
  }

  /// Columns of rows given.
  public SequencedSet<Column> values(List<Column> made, List<List<Value>> rows) {
    for (List<Value> row : rows) {
      if (row.size() != made.size()) {
        throw new Violation("a row of %d values for %d columns".formatted(row.size(), made.size()));
      }
    }
    return introduce(made);
  }

  /// Columns of a projection.
  public SequencedSet<Column> project(Set<Column> input, List<Assignment> assignments) {
    SequencedSet<Column> columns = new LinkedHashSet<>();
    for (Assignment one : assignments) {
      Column column = one.column();
      use(one.value(), input);
      agree(column.name(), one.value().type(), column.type());
      if (!one.value().equals(new Expr.Ref(column))) {
        introduce(column);
      }
      if (!columns.add(column)) {
        throw new Violation(column + " is assigned twice");
      }
    }
    return columns;
  }

  /// Columns of two inputs side by side.
  public static SequencedSet<Column> pair(Set<Column> left, Set<Column> right) {
    SequencedSet<Column> both = new LinkedHashSet<>(left);
    both.addAll(right);
    return both;
  }

  /// Columns of a mark join.
  public SequencedSet<Column> mark(
      Set<Column> left, Set<Column> right, Column mark, Expr condition) {
    condition(condition, pair(left, right));
    agree(mark.name(), Simple.BOOLEAN, mark.type());
    introduce(mark);
    return pair(left, Set.of(mark));
  }

  /// Columns of rows that are repeated.
  public static SequencedSet<Column> repeat(SequencedSet<Column> input, Column times) {
    use(new Expr.Ref(times), input);
    agree(times.name(), Simple.INT64, times.type());
    return input;
  }

  /// Columns of rows in order.
  public static SequencedSet<Column> order(SequencedSet<Column> input, List<SortKey> keys) {
    if (keys.isEmpty()) {
      throw new Violation("an order by nothing");
    }
    keys.forEach(key -> use(key.value(), input));
    return input;
  }

  /// Columns of an aggregate.
  public SequencedSet<Column> group(
      Set<Column> input, List<Column> keys, List<Aggregation> aggregations) {
    SequencedSet<Column> columns = new LinkedHashSet<>();
    for (Column key : keys) {
      use(new Expr.Ref(key), input);
      if (!columns.add(key)) {
        throw new Violation(key + " is a key twice");
      }
      if (!key.type().hasEquality()) {
        throw new Violation(key + " has no equality, and is a key");
      }
    }
    for (Aggregation one : aggregations) {
      one.call().operands().forEach(operand -> use(operand, input));
      one.call().rows().filters().forEach(filter -> condition(filter, input));
      agree(one.column().name(), one.call().type(), one.column().type());
      AggregateFunction function = one.call().function();
      if (function == AggregateFunction.MIN || function == AggregateFunction.MAX) {
        agree(one.column().name(), one.call().arguments().getFirst().type(), one.call().type());
      }
      introduce(one.column());
      columns.add(one.column());
    }
    return columns;
  }

  /// Columns of a union.
  public SequencedSet<Column> union(List<SequencedSet<Column>> inputs, List<Column> made) {
    if (inputs.isEmpty()) {
      throw new Violation("a union of nothing");
    }
    for (SequencedSet<Column> input : inputs) {
      if (input.size() != made.size()) {
        throw new Violation("an input has %d columns".formatted(input.size()));
      }
      List<Column> inOrder = new ArrayList<>(input);
      for (int i = 0; i < made.size(); i++) {
        agree(made.get(i).name(), inOrder.get(i).type(), made.get(i).type());
      }
    }
    return introduce(made);
  }

  /// Says that this is a boolean over these columns, or throws.
  public static void condition(Expr condition, Set<Column> input) {
    use(condition, input);
    if (condition.type() != Simple.BOOLEAN) {
      throw new Violation("not a condition: " + condition);
    }
  }

  /// Says that this uses these columns only, and that its types go together, or throws.
  public static void use(Expr expr, Set<Column> input) {
    if (expr instanceof Expr.Ref(var column) && !input.contains(column)) {
      throw new Violation("%s is not among %s".formatted(column, input));
    }
    expr.children().forEach(child -> use(child, input));
    Optional<String> complaint = ExprTypes.complaint(expr);
    if (complaint.isPresent()) {
      throw new Violation(complaint.get());
    }
  }

  /// Says that these types are equal, or throws.
  public static void agree(String what, DataType from, DataType to) {
    if (!from.equals(to)) {
      throw new Violation("%s is %s, not %s".formatted(what, from.text(), to.text()));
    }
  }

  private void introduce(Column column) {
    if (!introduced.add(column.id())) {
      throw new Violation("the id of " + column + " is introduced twice");
    }
  }

  /// What is wrong, on its way up to where the whole plan can be printed.
  public static final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Says what is wrong.
    public Violation(String message) {
      super(message);
    }
  }
}
