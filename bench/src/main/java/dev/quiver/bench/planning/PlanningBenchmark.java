package dev.quiver.bench.planning;

import dev.quiver.bench.WholeRuns;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.spec.Spec;
import dev.quiver.physical.PhysicalProgram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Measures the steps of planning; `size` is the depth of DIAMONDS a hundred times over, and the
/// number of views of the others.
public class PlanningBenchmark extends WholeRuns {
  private static final int VIEWS_A_LEVEL = 100;

  /// The shape of the spec.
  @Param({"DIAMONDS", "CHAIN", "VIEWS"})
  public SpecShape shape = SpecShape.CHAIN;

  /// How large it is.
  @Param({"1000", "6000"})
  public int size = 1_000;

  private final PlanningSteps steps = new PlanningSteps();
  private String json = "";
  private Spec spec = PlanningSteps.read(shape.json(1));
  private Program bound = PlanningSteps.bind(spec);
  private Program optimized = bound;

  /// Takes each step once, for the next to begin from.
  @Setup
  public void prepare() {
    json = shape.json(shape == SpecShape.DIAMONDS ? size / VIEWS_A_LEVEL : size);
    spec = read();
    bound = bind();
    optimized = optimize();
  }

  /// Ends the steps.
  @TearDown
  public void close() {
    steps.close();
  }

  /// Reads the document.
  @Benchmark
  public Spec read() {
    return PlanningSteps.read(json);
  }

  /// Binds names.
  @Benchmark
  public Program bind() {
    return PlanningSteps.bind(spec);
  }

  /// Optimizes.
  @Benchmark
  public Program optimize() {
    return steps.optimize(bound);
  }

  /// Plans.
  @Benchmark
  public PhysicalProgram plan() {
    return steps.plan(optimized);
  }
}
