package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class ReplaceMarkJoinTest {
  @Test
  void keepsTheRowsThatMatch() {
    rewriting(
            new ReplaceMarkJoin(),
            """
            Filter m AND a > 1
              MarkJoin m := a = d
                Scan t (a)
                Scan u (d)
            """)
        .gives(
            """
            Filter a > 1
              Project a, m := TRUE
                Join semi a = d
                  Scan t (a)
                  Scan u (d)
            """);
  }

  @Test
  void keepsTheRowsThatDoNotWhereNothingIsUnknown() {
    rewriting(
            new ReplaceMarkJoin(),
            """
            Filter NOT m
              MarkJoin m := a IS NOT DISTINCT FROM d AND (b < e) IS NOT DISTINCT FROM TRUE
                Scan t (a, b)
                Scan u (d, e)
            """)
        .gives(
            """
            Project a, b, m := FALSE
              Join anti a IS NOT DISTINCT FROM d AND (b < e) IS NOT DISTINCT FROM TRUE
                Scan t (a, b)
                Scan u (d, e)
            """);
  }

  @Test
  void knowsWhatIsNeverNull() {
    rewriting(
            new ReplaceMarkJoin(),
            """
            Filter NOT m
              MarkJoin m := a = d
                Filter a > 3
                  Scan t (a)
                Aggregate by d
                  Scan u (d) where d IS NOT NULL
            """)
        .gives(
            """
            Project a, m := FALSE
              Join anti a = d
                Filter a > 3
                  Scan t (a)
                Aggregate by d
                  Scan u (d) where d IS NOT NULL
            """);
  }

  @Test
  void notInMayBeUnknown() {
    rewriting(
            new ReplaceMarkJoin(),
            """
            Filter NOT m
              MarkJoin m := a = d
                Filter a > 3
                  Scan t (a)
                Scan u (d)
            """)
        .doesNotFire();
  }

  @Test
  void aMarkAmongOthersStays() {
    rewriting(
            new ReplaceMarkJoin(),
            """
            Filter m OR a > 1
              MarkJoin m := a = d
                Scan t (a)
                Scan u (d)
            """)
        .doesNotFire();
  }
}
