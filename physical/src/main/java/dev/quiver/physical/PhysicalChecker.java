package dev.quiver.physical;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Soundness;
import dev.quiver.logical.plan.Soundness.Violation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.Repeat;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.Sort;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalPlan.Values;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Says whether a physical program makes sense, by the laws of the logical algebra and those of
/// hash joins: a key or more, each side over its own input, SINGLE built on the right.
public final class PhysicalChecker {
  private final Map<String, List<DataType>> shares;
  private final Soundness laws = new Soundness();

  private PhysicalChecker(Map<String, List<DataType>> shares) {
    this.shares = shares;
  }

  /// Checks every share and sink of a program.
  public static void check(PhysicalProgram program) {
    Map<String, List<DataType>> known = new HashMap<>();
    FilterChecker filters = new FilterChecker();
    for (Share share : program.shares()) {
      List<Column> columns = check(share.name(), share.plan(), known, filters);
      if (known.put(share.name(), columns.stream().map(Column::type).toList()) != null) {
        throw new IllegalStateException("two shares are called " + share.name());
      }
    }
    for (PhysicalSink sink : program.sinks()) {
      check(sink.name(), sink.plan(), known, filters);
    }
  }

  private static List<Column> check(
      String name, PhysicalPlan plan, Map<String, List<DataType>> shares, FilterChecker filters) {
    try {
      filters.check(plan);
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
      case TableScan(var table, var imports, var filters, var sifts) -> {
        SequencedSet<Column> columns =
            laws.imports(imports, table.schema().fields().stream().map(Field::type).toList());
        filters.forEach(filter -> Soundness.condition(filter.conjunct(), columns));
        sifts.forEach(sift -> Soundness.use(sift.value(), columns));
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
      case Values(var made, var rows) -> laws.values(made, rows);
      case Filter(var input, var predicate) -> {
        SequencedSet<Column> columns = columns(input);
        Soundness.condition(predicate, columns);
        yield columns;
      }
      case Project(var input, var assignments) -> laws.project(columns(input), assignments);
      case HashJoin join -> join(join, columns(join.left()), columns(join.right()));
      case MarkJoin(var left, var right, var mark, var on) -> {
        SequencedSet<Column> ofLeft = columns(left);
        SequencedSet<Column> ofRight = columns(right);
        on(on, ofLeft, ofRight);
        yield laws.mark(ofLeft, ofRight, mark, Literal.of(true));
      }
      case NestedLoopJoin(var left, var right, var type, var condition) -> {
        SequencedSet<Column> kept = columns(left);
        SequencedSet<Column> both = Soundness.pair(kept, columns(right));
        Soundness.condition(condition, both);
        yield type.keepsRight() ? both : kept;
      }
      case HashAggregate(var input, var keys, var calls) -> laws.group(columns(input), keys, calls);
      case Union(var inputs, var made) ->
          laws.union(inputs.stream().map(this::columns).toList(), made);
      case Repeat(var input, var times) -> Soundness.repeat(columns(input), times);
      case Sort(var input, var keys) -> Soundness.order(columns(input), keys);
      case Limit(var input, _, _) -> columns(input);
      case TopK(var input, var keys, _, _) -> Soundness.order(columns(input), keys);
    };
  }

  private static SequencedSet<Column> join(
      HashJoin join, SequencedSet<Column> left, SequencedSet<Column> right) {
    if (join.on().keys().isEmpty()) {
      throw new Violation("a hash join without keys");
    }
    on(join.on(), left, right);
    boolean buildsRight =
        switch (join.type()) {
          case SINGLE -> true;
          case INNER, LEFT, RIGHT, FULL, SEMI, ANTI -> false;
        };
    if (buildsRight && join.build() == Side.LEFT) {
      throw new Violation(join.type() + " builds its right side");
    }
    return join.type().keepsRight() ? Soundness.pair(left, right) : left;
  }

  private static void on(JoinOn on, SequencedSet<Column> left, SequencedSet<Column> right) {
    for (JoinKey key : on.keys()) {
      Soundness.use(key.left(), left);
      Soundness.use(key.right(), right);
      Soundness.agree("a join key", key.left().type(), key.right().type());
    }
    on.residual().forEach(one -> Soundness.condition(one, Soundness.pair(left, right)));
  }
}
