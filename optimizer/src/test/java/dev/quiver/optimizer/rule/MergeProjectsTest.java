package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class MergeProjectsTest {
  @Test
  void inlines() {
    rewriting(
            new MergeProjects(),
            """
            Project y := x + 1, b
              Project x := a * 2, b
                Scan t (a, b)
            """)
        .gives(
            """
            Project y := a * 2 + 1, b
              Scan t (a, b)
            """);
  }

  @Test
  void doesNotComputeTwice() {
    rewriting(
            new MergeProjects(),
            """
            Project y := x + 1, z := x
              Project x := a * 2
                Scan t (a)
            """)
        .doesNotFire();
  }

  @Test
  void copiesFreely() {
    rewriting(
            new MergeProjects(),
            """
            Project y := x + 1, z := x
              Project x := a
                Scan t (a)
            """)
        .gives(
            """
            Project y := a + 1, z := a
              Scan t (a)
            """);
  }

  @Test
  void keepsIds() {
    rewriting(
            new MergeProjects(),
            """
            Project x, b
              Project x := a * 2, b
                Scan t (a, b)
            """)
        .gives(
            """
            Project x := a * 2, b
              Scan t (a, b)
            """);
  }
}
