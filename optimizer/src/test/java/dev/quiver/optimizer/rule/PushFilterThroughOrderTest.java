package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushFilterThroughOrderTest {
  @Test
  void filtersBeforeSorting() {
    rewriting(
            new PushFilterThroughOrder(),
            """
            Filter a > 1 AND 6 / b = 2
              Sort by a
                Scan t (a, b)
            """)
        .gives(
            """
            Sort by a
              Filter a > 1 AND 6 / b = 2
                Scan t (a, b)
            """);
  }

  @Test
  void filtersBeforeMarking() {
    rewriting(
            new PushFilterThroughOrder(),
            """
            Filter m AND a > 1
              MarkJoin m := a = d
                Scan t (a, b)
                Scan u (d)
            """)
        .gives(
            """
            Filter m
              MarkJoin m := a = d
                Filter a > 1
                  Scan t (a, b)
                Scan u (d)
            """);
  }

  @Test
  void filtersBeforeRepeating() {
    rewriting(
            new PushFilterThroughOrder(),
            """
            Filter a > 1
              Repeat b
                Scan t (a, b)
            """)
        .gives(
            """
            Repeat b
              Filter a > 1
                Scan t (a, b)
            """);
  }

  @Test
  void whatCanFailStaysWithTheRowsThatReachIt() {
    rewriting(
            new PushFilterThroughOrder(),
            """
            Filter 6 / a > 1
              Repeat b
                Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void neverBelowALimit() {
    rewriting(
            new PushFilterThroughOrder(),
            """
            Filter a > 1
              TopK 3 by a
                Scan t (a)
            """)
        .doesNotFire();
  }
}
