package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class EliminateSortTest {
  @Test
  void aggregatesDoNotSeeTheOrder() {
    rewriting(
            new EliminateSort(),
            """
            Aggregate by a: n := sum(b)
              Filter a > 1
                Project a, b
                  Sort by b
                    Scan t (a, b)
            """)
        .gives(
            """
            Aggregate by a: n := sum(b)
              Filter a > 1
                Project a, b
                  Scan t (a, b)
            """);
  }

  @Test
  void joinsDoNot() {
    rewriting(
            new EliminateSort(),
            """
            Join left a = d
              Sort by b
                Scan t (a, b)
              Sort by d
                Sort by e
                  Scan u (d, e)
            """)
        .gives(
            """
            Join left a = d
              Scan t (a, b)
              Scan u (d, e)
            """);
  }

  @Test
  void anotherSortDecides() {
    rewriting(
            new EliminateSort(),
            """
            TopK 3 by a
              Union (a)
                Sort by b DESC
                  Scan t (b)
                Scan u (d)
            """)
        .gives(
            """
            TopK 3 by a
              Union (a)
                Scan t (b)
                Scan u (d)
            """);
  }

  @Test
  void aLimitNeedsIt() {
    rewriting(
            new EliminateSort(),
            """
            Aggregate: n := count(*)
              Limit 3
                Sort by b
                  Scan t (b)
            """)
        .doesNotFire();
  }

  @Test
  void readersSeeIt() {
    rewriting(
            new EliminateSort(),
            """
            Project b
              Sort by a
                Scan t (a, b)
            """)
        .doesNotFire();
  }
}
