package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class FactorOrTest {
  @Test
  void takesOutWhatAllAsk() {
    rewriting(
            new FactorOr(),
            """
            Filter a = 1 AND b = 2 OR c = 3 AND a = 1
              Scan t (a, b, c)
            """)
        .gives(
            """
            Filter a = 1 AND (b = 2 OR c = 3)
              Scan t (a, b, c)
            """);
  }

  @Test
  void anAlternativeThatAsksNoMoreDecides() {
    rewriting(
            new FactorOr(),
            """
            Filter a = 1 AND b = 2 OR a = 1
              Scan t (a, b)
            """)
        .gives(
            """
            Filter a = 1
              Scan t (a, b)
            """);
  }

  @Test
  void factorsJoinConditionsToo() {
    rewriting(
            new FactorOr(),
            """
            Join a = d AND b = 1 OR a = d AND e = 2 OR e = 3 AND b = 5 AND a = d
              Scan t (a, b)
              Scan u (d, e)
            """)
        .gives(
            """
            Join a = d AND (b = 1 OR e = 2 OR e = 3 AND b = 5)
              Scan t (a, b)
              Scan u (d, e)
            """);
  }

  @Test
  void whatCanFailStaysGuarded() {
    rewriting(
            new FactorOr(),
            """
            Filter b <> 0 AND 6 / b = 1 OR 6 / b = 1 AND c = 2
              Scan t (b, c)
            """)
        .doesNotFire();
  }

  @Test
  void nothingInCommon() {
    rewriting(
            new FactorOr(),
            """
            Filter a = 1 AND b = 2 OR a = 2 AND b = 1
              Scan t (a, b)
            """)
        .doesNotFire();
  }
}
