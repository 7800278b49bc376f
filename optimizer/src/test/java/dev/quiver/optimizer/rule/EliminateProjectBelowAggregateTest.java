package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class EliminateProjectBelowAggregateTest {
  @Test
  void leavesOutNothingThatIsTaken() {
    rewriting(
            new EliminateProjectBelowAggregate(),
            """
            Aggregate by a: n := max(b)
              Project b, a
                Scan t (a, b, c)
            """)
        .gives(
            """
            Aggregate by a: n := max(b)
              Scan t (a, b, c)
            """);
  }

  @Test
  void leavesWhatComputes() {
    rewriting(
            new EliminateProjectBelowAggregate(),
            """
            Aggregate by x
              Project x := a + 1
                Scan t (a)
            """)
        .doesNotFire();
  }
}
