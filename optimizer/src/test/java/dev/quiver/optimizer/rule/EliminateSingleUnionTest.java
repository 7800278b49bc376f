package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class EliminateSingleUnionTest {
  @Test
  void renames() {
    rewriting(
            new EliminateSingleUnion(),
            """
            Union (x, y)
              Scan t (a, b)
            """)
        .gives(
            """
            Project x := a, y := b
              Scan t (a, b)
            """);
  }

  @Test
  void leavesTwo() {
    rewriting(
            new EliminateSingleUnion(),
            """
            Union (x)
              Scan t (a)
              Scan u (d)
            """)
        .doesNotFire();
  }
}
