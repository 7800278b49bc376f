package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushFilterThroughAggregateTest {
  @Test
  void movesConjunctsOverKeys() {
    rewriting(
            new PushFilterThroughAggregate(),
            """
            Filter a > 1 AND n > 2
              Aggregate by a, b: n := count(*)
                Scan t (a, b)
            """)
        .gives(
            """
            Filter n > 2
              Aggregate by a, b: n := count(*)
                Filter a > 1
                  Scan t (a, b)
            """);
  }

  @Test
  void movesThroughDistinct() {
    rewriting(
            new PushFilterThroughAggregate(),
            """
            Filter a > 1
              Aggregate by a
                Scan t (a)
            """)
        .gives(
            """
            Aggregate by a
              Filter a > 1
                Scan t (a)
            """);
  }

  @Test
  void leavesWhatCanFail() {
    rewriting(
            new PushFilterThroughAggregate(),
            """
            Filter 1 / a = 1
              Aggregate by a: n := count(*)
                Scan t (a)
            """)
        .doesNotFire();
  }

  @Test
  void leavesAggregatesWithoutKeys() {
    rewriting(
            new PushFilterThroughAggregate(),
            """
            Filter 1 = 2
              Aggregate: n := count(*)
                Scan t (a)
            """)
        .doesNotFire();
  }
}
