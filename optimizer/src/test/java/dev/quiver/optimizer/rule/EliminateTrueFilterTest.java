package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class EliminateTrueFilterTest {
  @Test
  void dropsTheFilter() {
    rewriting(
            new EliminateTrueFilter(),
            """
            Filter TRUE
              Scan t (a)
            """)
        .gives(
            """
            Scan t (a)
            """);
  }

  @Test
  void dropsItFromScans() {
    rewriting(
            new EliminateTrueFilter(),
            """
            Scan t (a) where TRUE and a > 1
            """)
        .gives(
            """
            Scan t (a) where a > 1
            """);
  }

  @Test
  void leavesTheRest() {
    rewriting(
            new EliminateTrueFilter(),
            """
            Filter NULL
              Scan t (a)
            """)
        .doesNotFire();
  }
}
