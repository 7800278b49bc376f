package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class EliminateIdentityProjectTest {
  @Test
  void drops() {
    rewriting(
            new EliminateIdentityProject(),
            """
            Project a, b
              Scan t (a, b)
            """)
        .gives(
            """
            Scan t (a, b)
            """);
  }

  @Test
  void keepsAnotherOrder() {
    rewriting(
            new EliminateIdentityProject(),
            """
            Project b, a
              Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void keepsFewer() {
    rewriting(
            new EliminateIdentityProject(),
            """
            Project a
              Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void keepsNewIds() {
    rewriting(
            new EliminateIdentityProject(),
            """
            Project a#2 := a
              Scan t (a)
            """)
        .doesNotFire();
  }
}
