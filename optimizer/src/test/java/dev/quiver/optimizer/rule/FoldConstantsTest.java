package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class FoldConstantsTest {
  @Test
  void foldsWhatHasNoColumns() {
    rewriting(
            new FoldConstants(),
            """
            Filter a > 1 + 2
              Scan t (a)
            """)
        .gives(
            """
            Filter a > 3
              Scan t (a)
            """);
  }

  @Test
  void foldsInsideOfWhatHasColumns() {
    rewriting(
            new FoldConstants(),
            """
            Project d := a + 2 * 3
              Scan t (a) where 1 = 2
            """)
        .gives(
            """
            Project d := a + 6
              Scan t (a) where 1 = 2
            """);
  }

  @Test
  void foldsInScansAndJoins() {
    rewriting(
            new FoldConstants(),
            """
            Join a = d AND 1 < 2
              Scan t (a)
              Scan u (d)
            """)
        .gives(
            """
            Join a = d AND TRUE
              Scan t (a)
              Scan u (d)
            """);
  }

  @Test
  void foldsAggregateArguments() {
    rewriting(
            new FoldConstants(),
            """
            Aggregate: n := sum(1 + 1)
              Scan t (a)
            """)
        .gives(
            """
            Aggregate: n := sum(2)
              Scan t (a)
            """);
  }

  @Test
  void leavesWhatFails() {
    rewriting(
            new FoldConstants(),
            """
            Filter a > 1 / 0
              Scan t (a)
            """)
        .doesNotFire();
  }

  @Test
  void foldsBesideWhatFails() {
    rewriting(
            new FoldConstants(),
            """
            Filter a > 1 / 0 + (2 + 3)
              Scan t (a)
            """)
        .gives(
            """
            Filter a > 1 / 0 + 5
              Scan t (a)
            """);
  }
}
