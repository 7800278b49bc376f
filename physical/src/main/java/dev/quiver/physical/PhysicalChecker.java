package dev.quiver.physical;

import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Soundness;
import dev.quiver.logical.plan.Soundness.Violation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Says whether a physical program makes sense, by the laws of the logical algebra and those of
/// hash joins: a key or more, each side over its own input, SEMI and ANTI built on the right.
public final class PhysicalChecker {
  private final Map<String, List<DataType>> shares;
  private final Soundness laws = new Soundness();

  private PhysicalChecker(Map<String, List<DataType>> shares) {
    this.shares = shares;
  }

  /// Checks every share and sink of a program.
  public static void check(PhysicalProgram program) {
    Map<String, List<DataType>> known = new HashMap<>();
    for (Share share : program.shares()) {
      List<Column> columns = check(share.name(), share.plan(), known);
      if (known.put(share.name(), columns.stream().map(Column::type).toList()) != null) {
        throw new IllegalStateException("two shares are called " + share.name());
      }
    }
    for (PhysicalSink sink : program.sinks()) {
      check(sink.name(), sink.plan(), known);
    }
  }

  private static List<Column> check(
      String name, PhysicalPlan plan, Map<String, List<DataType>> shares) {
    try {
      return List.copyOf(new PhysicalChecker(shares).columns(plan));
    } catch (Violation violation) {
      throw new IllegalStateException(
          "the physical plan of %s makes no sense: %s\n%s"
              .formatted(name, violation.getMessage(), PhysicalPrinter.print(plan)),
          violation);
    }
  }

  private SequencedSet<Column> columns(PhysicalPlan plan) {
    return switch (plan) {
      case TableScan(var table, var imports, var filters) -> {
        SequencedSet<Column> columns =
            laws.imports(imports, table.schema().fields().stream().map(Field::type).toList());
        filters.forEach(filter -> Soundness.condition(filter.conjunct(), columns));
        yield columns;
      }
      case ShareScan(var name, var imports) -> {
        List<DataType> types = shares.get(name);
        if (types == null) {
          throw new Violation("no share before this one is called " + name);
        }
        yield laws.imports(imports, types);
      }
      case Empty(var made) -> laws.introduce(made);
      case Filter(var input, var predicate) -> {
        SequencedSet<Column> columns = columns(input);
        Soundness.condition(predicate, columns);
        yield columns;
      }
      case Project(var input, var assignments) -> laws.project(columns(input), assignments);
      case HashJoin join -> join(join, columns(join.left()), columns(join.right()));
      case HashAggregate(var input, var keys, var calls) -> laws.group(columns(input), keys, calls);
      case Union(var inputs, var made) ->
          laws.union(inputs.stream().map(this::columns).toList(), made);
    };
  }

  private static SequencedSet<Column> join(
      HashJoin join, SequencedSet<Column> left, SequencedSet<Column> right) {
    if (join.keys().isEmpty()) {
      throw new Violation("a hash join without keys");
    }
    join.keys()
        .forEach(key -> {
          Soundness.use(key.left(), left);
          Soundness.use(key.right(), right);
          Soundness.agree("a join key", key.left().type(), key.right().type());
        });
    if ((join.type() == JoinType.SEMI || join.type() == JoinType.ANTI)
        && join.build() == Side.LEFT) {
      throw new Violation(join.type() + " builds its right side");
    }
    return join.type().keepsRight() ? Soundness.pair(left, right) : left;
  }
}
