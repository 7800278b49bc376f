package dev.quiver.bench.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.physical.PhysicalProgram;
import org.junit.jupiter.api.Test;

/// Plans each shape once and counts what comes out.
class PlanningBenchmarkTest {
  @Test
  void plansEveryShape() {
    assertThat(planned(SpecShape.DIAMONDS, 1_000).shares()).hasSize(9);
    assertThat(planned(SpecShape.CHAIN, 100).sinks()).hasSize(1);
    assertThat(planned(SpecShape.VIEWS, 100).sinks()).hasSize(100);
  }

  @Test
  void plansAll22() throws Exception {
    TpchPlanningBenchmark benchmark = new TpchPlanningBenchmark();
    benchmark.prepare();
    for (int query = 1; query <= 22; query++) {
      benchmark.query = query;
      assertThat(benchmark.plan()).as("q%02d", query).isNotNull();
    }
    benchmark.close();
  }

  private static PhysicalProgram planned(SpecShape shape, int size) {
    PlanningBenchmark benchmark = new PlanningBenchmark();
    benchmark.shape = shape;
    benchmark.size = size;
    benchmark.prepare();
    assertThat(benchmark.read()).isEqualTo(benchmark.read());
    assertThat(benchmark.bind()).isEqualTo(benchmark.bind());
    assertThat(benchmark.optimize()).isEqualTo(benchmark.optimize());
    PhysicalProgram plan = benchmark.plan();
    benchmark.close();
    return plan;
  }
}
