package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class MergeUnionsTest {
  @Test
  void flattens() {
    rewriting(
            new MergeUnions(),
            """
            Union (x)
              Union (y)
                Scan t (a)
                Scan u (d)
              Scan v (h)
            """)
        .gives(
            """
            Union (x)
              Scan t (a)
              Scan u (d)
              Scan v (h)
            """);
  }

  @Test
  void leavesAFlatOne() {
    rewriting(
            new MergeUnions(),
            """
            Union (x)
              Scan t (a)
              Scan u (d)
            """)
        .doesNotFire();
  }
}
