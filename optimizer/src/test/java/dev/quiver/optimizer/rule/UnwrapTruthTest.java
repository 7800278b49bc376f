package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class UnwrapTruthTest {
  @Test
  void filtersAskForTruth() {
    rewriting(
            new UnwrapTruth(),
            """
            Filter (a > 1) IS NOT DISTINCT FROM TRUE AND (b > 1 OR p IS NOT DISTINCT FROM TRUE)
              Scan t (a, b, p)
            """)
        .gives(
            """
            Filter a > 1 AND (b > 1 OR p)
              Scan t (a, b, p)
            """);
  }

  @Test
  void joinsDo() {
    rewriting(
            new UnwrapTruth(),
            """
            Join anti (a > d) IS NOT DISTINCT FROM TRUE
              Scan t (a)
              Scan u (d)
            """)
        .gives(
            """
            Join anti a > d
              Scan t (a)
              Scan u (d)
            """);
  }

  @Test
  void aggregatesDo() {
    rewriting(
            new UnwrapTruth(),
            """
            Aggregate: n := count(*) FILTER (WHERE p IS NOT DISTINCT FROM TRUE)
              Scan t (p)
            """)
        .gives(
            """
            Aggregate: n := count(*) FILTER (WHERE p)
              Scan t (p)
            """);
  }

  @Test
  void marksMayBeUnknown() {
    rewriting(
            new UnwrapTruth(),
            """
            MarkJoin m := (a > d) IS NOT DISTINCT FROM TRUE
              Scan t (a)
              Scan u (d)
            """)
        .doesNotFire();
  }

  @Test
  void soMayOpposites() {
    rewriting(
            new UnwrapTruth(),
            """
            Filter NOT p IS NOT DISTINCT FROM TRUE
              Scan t (p)
            """)
        .doesNotFire();
  }
}
