package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class InferFiltersFromOrTest {
  @Test
  void asksEachSide() {
    rewriting(
            new InferFiltersFromOr(),
            """
            Join a = 1 AND d = 2 AND b < e OR d = 3 AND a = 4
              Scan t (a, b)
              Scan u (d, e)
            """)
        .gives(
            """
            Join a = 1 AND d = 2 AND b < e OR d = 3 AND a = 4
              Filter a = 1 OR a = 4
                Scan t (a, b)
              Filter d = 2 OR d = 3
                Scan u (d, e)
            """);
  }

  @Test
  void asksOnlyWhomEveryAlternativeAsks() {
    rewriting(
            new InferFiltersFromOr(),
            """
            Join a = 1 AND d = 2 OR a = 3
              Scan t (a)
              Scan u (d)
            """)
        .gives(
            """
            Join a = 1 AND d = 2 OR a = 3
              Filter a = 1 OR a = 3
                Scan t (a)
              Scan u (d)
            """);
  }

  @Test
  void keptRowsStayInAnOuterJoin() {
    rewriting(
            new InferFiltersFromOr(),
            """
            Join left a = 1 AND d = 2 OR a = 3 AND d = 4
              Scan t (a)
              Scan u (d)
            """)
        .gives(
            """
            Join left a = 1 AND d = 2 OR a = 3 AND d = 4
              Scan t (a)
              Filter d = 2 OR d = 4
                Scan u (d)
            """);
  }

  @Test
  void aFilterAboveAsksThePreservedSide() {
    rewriting(
            new InferFiltersFromOr(),
            """
            Filter a = 1 AND d IS NULL OR a = 3 AND d = 4
              Join left a = d
                Scan t (a)
                Scan u (d)
            """)
        .gives(
            """
            Filter a = 1 AND d IS NULL OR a = 3 AND d = 4
              Join left a = d
                Filter a = 1 OR a = 3
                  Scan t (a)
                Scan u (d)
            """);
  }

  @Test
  void whatCanFailIsNotCarried() {
    rewriting(
            new InferFiltersFromOr(),
            """
            Join 6 / a = 1 AND d = 2 OR 6 / a = 2 AND e = 4
              Scan t (a)
              Scan u (d, e)
            """)
        .gives(
            """
            Join 6 / a = 1 AND d = 2 OR 6 / a = 2 AND e = 4
              Scan t (a)
              Filter d = 2 OR e = 4
                Scan u (d, e)
            """);
  }
}
