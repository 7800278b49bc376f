package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushFilterThroughUnionTest {
  @Test
  void filtersEachInput() {
    rewriting(
            new PushFilterThroughUnion(),
            """
            Filter x > 1 AND 1 / x = 1
              Union (x)
                Scan t (a)
                Scan u (d)
            """)
        .gives(
            """
            Union (x)
              Filter a > 1 AND 1 / a = 1
                Scan t (a)
              Filter d > 1 AND 1 / d = 1
                Scan u (d)
            """);
  }

  @Test
  void leavesOthers() {
    rewriting(
            new PushFilterThroughUnion(),
            """
            Filter a > 1
              Scan t (a)
            """)
        .doesNotFire();
  }
}
