package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class SimplifyNullSafeEqualityTest {
  @Test
  void oneSideIsEnoughForAJoin() {
    rewriting(
            new SimplifyNullSafeEquality(),
            """
            Join semi a IS NOT DISTINCT FROM d AND b IS NOT DISTINCT FROM e
              Scan t (a, b)
              Filter d IS NOT NULL
                Scan u (d, e)
            """)
        .gives(
            """
            Join semi a = d AND b IS NOT DISTINCT FROM e
              Scan t (a, b)
              Filter d IS NOT NULL
                Scan u (d, e)
            """);
  }

  @Test
  void orAFilter() {
    rewriting(
            new SimplifyNullSafeEquality(),
            """
            Filter a IS NOT DISTINCT FROM 5
              Scan t (a)
            """)
        .gives(
            """
            Filter a = 5
              Scan t (a)
            """);
  }

  @Test
  void aMarkNeedsBoth() {
    rewriting(
            new SimplifyNullSafeEquality(),
            """
            MarkJoin m := a IS NOT DISTINCT FROM d
              Scan t (a)
              Filter d IS NOT NULL
                Scan u (d)
            """)
        .doesNotFire();
  }

  @Test
  void bothAre() {
    rewriting(
            new SimplifyNullSafeEquality(),
            """
            MarkJoin m := a IS NOT DISTINCT FROM n
              Scan t (a) where a < 3
              Aggregate by d: n := count(*)
                Scan u (d)
            """)
        .gives(
            """
            MarkJoin m := a = n
              Scan t (a) where a < 3
              Aggregate by d: n := count(*)
                Scan u (d)
            """);
  }

  @Test
  void outerJoinsMakeNulls() {
    rewriting(
            new SimplifyNullSafeEquality(),
            """
            Join a IS NOT DISTINCT FROM d
              Join left b = c
                Scan t (b)
                Filter a IS NOT NULL
                  Scan t (a, c)
              Scan u (d)
            """)
        .doesNotFire();
  }
}
