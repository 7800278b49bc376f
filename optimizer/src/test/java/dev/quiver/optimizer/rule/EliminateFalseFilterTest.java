package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class EliminateFalseFilterTest {
  @Test
  void readsNothingForFalse() {
    rewriting(
            new EliminateFalseFilter(),
            """
            Filter a > 1 AND FALSE
              Scan t (a)
            """)
        .gives(
            """
            Empty (a int64)
            """);
  }

  @Test
  void readsNothingForNull() {
    rewriting(
            new EliminateFalseFilter(),
            """
            Filter NULL
              Scan t (a)
            """)
        .gives(
            """
            Empty (a int64)
            """);
  }

  @Test
  void readsNothingForAContradiction() {
    rewriting(
            new EliminateFalseFilter(),
            """
            Filter p AND NOT p
              Scan t (p)
            """)
        .gives(
            """
            Empty (p boolean)
            """);
  }

  @Test
  void readsNothingForTwoConstants() {
    rewriting(
            new EliminateFalseFilter(),
            """
            Scan t (s) where s = 'x' and s = 'y'
            """)
        .gives(
            """
            Empty (s string)
            """);
  }

  @Test
  void leavesFloats() {
    rewriting(
            new EliminateFalseFilter(),
            """
            Filter f = 0.0e0 AND f = -0.0e0
              Scan t (f)
            """)
        .doesNotFire();
  }

  @Test
  void leavesWhatMayPass() {
    rewriting(
            new EliminateFalseFilter(),
            """
            Filter a = 1 AND b = 2 AND NOT q
              Scan t (a, b, q)
            """)
        .doesNotFire();
  }
}
