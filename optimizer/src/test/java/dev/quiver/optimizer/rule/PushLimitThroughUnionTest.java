package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushLimitThroughUnionTest {
  @Test
  void takesNoMoreOfEachThanOfAll() {
    rewriting(
            new PushLimitThroughUnion(),
            """
            Limit 3 after 1
              Union (a#2)
                Scan t (a)
                Scan u (d)
            """)
        .gives(
            """
            Limit 3 after 1
              Union (a#2)
                Limit 4
                  Scan t (a)
                Limit 4
                  Scan u (d)
            """);
  }

  @Test
  void leavesInputsThatAreShort() {
    rewriting(
            new PushLimitThroughUnion(),
            """
            Limit 3
              Union (a#2)
                TopK 2 by a
                  Scan t (a)
                Project d
                  Limit 3
                    Scan u (d)
            """)
        .doesNotFire();
  }

  @Test
  void leavesAnOffsetByItself() {
    rewriting(
            new PushLimitThroughUnion(),
            """
            Limit all after 3
              Union (a#2)
                Scan t (a)
                Scan u (d)
            """)
        .doesNotFire();
  }
}
