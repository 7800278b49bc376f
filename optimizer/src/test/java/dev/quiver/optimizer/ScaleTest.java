package dev.quiver.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.plan.Target;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.optimizer.rule.Rewriting;
import dev.quiver.optimizer.rule.Trace;
import dev.quiver.optimizer.rule.Trace.Firing;
import dev.quiver.physical.PhysicalProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// The cost of planning goes with the size of the spec: counted in nodes that rules look at, since
/// time proves nothing; the time is printed.
class ScaleTest {
  private static final Column A = new Column(1, "a", Simple.INT64);
  private static final Column B = new Column(2, "b", Simple.INT64);

  @Test
  void diamondsCostWhatTheyAreDeep() {
    double ratio = (double) visits(ScaleTest::diamonds, 60) / visits(ScaleTest::diamonds, 30);
    assertThat(ratio).isLessThan(2.2);
  }

  @Test
  void filteredDiamondsCostWhatTheyAreDeep() {
    double ratio =
        (double) visits(ScaleTest::filteredDiamonds, 60) / visits(ScaleTest::filteredDiamonds, 30);
    assertThat(ratio).isLessThan(2.2);
  }

  @Test
  void chainsCostWhatTheyAreLong() {
    double ratio = (double) visits(ScaleTest::chain, 10_000) / visits(ScaleTest::chain, 5_000);
    assertThat(ratio).isLessThan(2.2);
  }

  @Test
  void viewsCostWhatTheyAreMany() {
    double ratio = (double) visits(ScaleTest::views, 10_000) / visits(ScaleTest::views, 5_000);
    assertThat(ratio).isLessThan(2.2);
  }

  @Test
  void unionsCostWhatTheyAreWide() {
    double ratio = (double) visits(ScaleTest::wide, 10_000) / visits(ScaleTest::wide, 5_000);
    assertThat(ratio).isLessThan(2.2);
  }

  private static long visits(IntFunction<Program> make, int size) {
    Program program = make.apply(size);
    AtomicLong visits = new AtomicLong();
    Trace counting =
        new Trace() {
          @Override
          public void fired(Firing firing) {}

          @Override
          public void visited(String phase, String within, long nodes) {
            visits.addAndGet(nodes);
          }
        };
    Optimizer optimizer =
        new Optimizer(Rewriting::fold, Rewriting.TABLES, OptimizerSettings.DEFAULT);
    long start = System.nanoTime();
    PhysicalProgram physical = optimizer.plan(optimizer.optimize(program, counting)).physical();
    System.out.printf(
        "%,d definitions: %,d nodes looked at, %,d shares, %,d ms%n",
        program.definitions().size(),
        visits.get(),
        physical.shares().size(),
        (System.nanoTime() - start) / 1_000_000);
    return visits.get();
  }

  /// Each joins the one before with itself.
  private static Program diamonds(int depth) {
    List<Definition> definitions = new ArrayList<>();
    definitions.add(new Definition("d0", scan()));
    for (int i = 1; i <= depth; i++) {
      definitions.add(new Definition("d" + i, twice("d" + (i - 1))));
    }
    return program(definitions, reference("d" + depth, A));
  }

  /// The same, where both readers filter, by columns that come from different sides.
  private static Program filteredDiamonds(int depth) {
    List<Definition> definitions = new ArrayList<>();
    definitions.add(new Definition("d0", scan()));
    for (int i = 1; i <= depth; i++) {
      Plan plan = twice("d" + (i - 1));
      definitions.add(
          new Definition("d" + i, new Filter(plan, new Expr.And(List.of(more(A, i), more(B, i))))));
    }
    return program(definitions, new Filter(reference("d" + depth, A), more(A, 7)));
  }

  /// Each reads the one before and adds a filter.
  private static Program chain(int length) {
    List<Definition> definitions = new ArrayList<>();
    definitions.add(new Definition("d0", scan()));
    for (int i = 1; i <= length; i++) {
      Plan plan = new Filter(reference("d" + (i - 1), A, B), more(A, i % 10));
      definitions.add(new Definition("d" + i, plan));
    }
    return program(definitions, reference("d" + length, A));
  }

  /// Each reads one of a hundred tables' views; every one is an output.
  private static Program views(int views) {
    List<Definition> definitions = new ArrayList<>();
    List<Sink> sinks = new ArrayList<>();
    for (int i = 0; i < views; i++) {
      Plan plan = i < 100 ? scan() : new Filter(reference("d" + i % 100, A, B), more(B, i));
      definitions.add(new Definition("d" + i, plan));
      sinks.add(new Sink("o" + i, reference("d" + i, A), new Target.Rows()));
    }
    return new Program(definitions, sinks);
  }

  /// A filter over the union of so many.
  private static Program wide(int inputs) {
    List<Plan> plans = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      Column column = new Column(10 + i, "a", Simple.INT64);
      plans.add(new Scan(Rewriting.TABLES.table("t"), List.of(new Import(column, 0)), List.of()));
    }
    return program(List.of(), new Filter(new Union(plans, List.of(A)), more(A, 3)));
  }

  private static Plan scan() {
    return new Scan(
        Rewriting.TABLES.table("t"), List.of(new Import(A, 0), new Import(B, 1)), List.of());
  }

  private static Plan twice(String name) {
    Column key = new Column(3, "a", Simple.INT64);
    Column right = new Column(4, "b", Simple.INT64);
    Plan left = new Reference(name, List.of(new Import(A, 0)));
    Plan other = new Reference(name, List.of(new Import(key, 0), new Import(right, 1)));
    Expr equal = new Compare(Comparison.EQ, new Ref(A), new Ref(key));
    return new Project(
        new Join(left, other, JoinType.INNER, equal),
        List.of(new Assignment(A, new Ref(A)), new Assignment(B, new Ref(right))));
  }

  private static Plan reference(String name, Column... columns) {
    List<Import> imports = new ArrayList<>();
    for (Column column : columns) {
      imports.add(new Import(column, column.id() - 1));
    }
    return new Reference(name, imports);
  }

  private static Expr more(Column column, int than) {
    return new Compare(
        Comparison.GT, new Ref(column), new Literal(new Value.Int(than), Simple.INT64));
  }

  private static Program program(List<Definition> definitions, Plan plan) {
    return new Program(definitions, List.of(new Sink("out", plan, new Target.Rows())));
  }
}
