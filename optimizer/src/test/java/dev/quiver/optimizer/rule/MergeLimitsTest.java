package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class MergeLimitsTest {
  @Test
  void countsFromTheFirstOffset() {
    rewriting(
            new MergeLimits(),
            """
            Limit 10 after 2
              Limit 5 after 5
                Scan t (a)
            """)
        .gives(
            """
            Limit 3 after 7
              Scan t (a)
            """);
  }

  @Test
  void keepsTheSmallerCount() {
    rewriting(
            new MergeLimits(),
            """
            Limit 3
              Limit 5 after 1
                Scan t (a)
            """)
        .gives(
            """
            Limit 3 after 1
              Scan t (a)
            """);
  }

  @Test
  void takesNoneOfTooFew() {
    rewriting(
            new MergeLimits(),
            """
            Limit 3 after 5
              Limit 5
                Scan t (a)
            """)
        .gives(
            """
            Limit 0 after 5
              Scan t (a)
            """);
  }

  @Test
  void addsOffsetsOfAll() {
    rewriting(
            new MergeLimits(),
            """
            Limit all after 3
              Limit all after 4
                Scan t (a)
            """)
        .gives(
            """
            Limit all after 7
              Scan t (a)
            """);
  }

  @Test
  void takesFewerOfTheFirst() {
    rewriting(
            new MergeLimits(),
            """
            Limit 2
              TopK 5 by a
                Scan t (a)
            """)
        .gives(
            """
            TopK 2 by a
              Scan t (a)
            """);
  }

  @Test
  void dropsALimitThatEveryRowPasses() {
    rewriting(
            new MergeLimits(),
            """
            Limit 1
              Aggregate: n := count(*)
                Scan t (a)
            """)
        .gives(
            """
            Aggregate: n := count(*)
              Scan t (a)
            """);
  }

  @Test
  void dropsALimitOfAll() {
    rewriting(
            new MergeLimits(),
            """
            Limit all
              Scan t (a)
            """)
        .gives(
            """
            Scan t (a)
            """);
  }

  @Test
  void leavesAnOffsetInTheFirst() {
    rewriting(
            new MergeLimits(),
            """
            Limit 2 after 1
              TopK 5 by a
                Scan t (a)
            """)
        .doesNotFire();
  }
}
