package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class UnwrapCastsTest {
  @Test
  void convertsTheConstant() {
    rewriting(
            new UnwrapCasts(),
            """
            Filter CAST(a AS decimal(21,2)) <= 11.00 AND 7.00 = CAST(b AS decimal(21,2))
              Scan t (a, b)
            """)
        .gives(
            """
            Filter a <= 11 AND 7 = b
              Scan t (a, b)
            """);
  }

  @Test
  void convertsEachOfAList() {
    rewriting(
            new UnwrapCasts(),
            """
            Filter CAST(a AS decimal(21,2)) IN (1.00, 2.00)
              Scan t (a)
            """)
        .gives(
            """
            Filter a IN (1, 2)
              Scan t (a)
            """);
  }

  @Test
  void notWhatHasNoCounterpart() {
    rewriting(
            new UnwrapCasts(),
            """
            Filter CAST(a AS decimal(21,2)) <= 11.50 AND CAST(a AS decimal(21,2)) IN (1.00, 2.25)
              Scan t (a)
            """)
        .doesNotFire();
  }

  @Test
  void notWhereValuesFallTogether() {
    rewriting(
            new UnwrapCasts(),
            """
            Filter CAST(a AS float64) = 1e0 AND CAST(a AS string) = '1'
              Scan t (a)
            """)
        .doesNotFire();
  }

  @Test
  void notWhatMayFail() {
    rewriting(
            new UnwrapCasts(),
            """
            Filter CAST(a AS decimal(5,2)) = 1.00
              Scan t (a)
            """)
        .doesNotFire();
  }
}
