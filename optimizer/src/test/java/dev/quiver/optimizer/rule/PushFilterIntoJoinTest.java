package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushFilterIntoJoinTest {
  @Test
  void bothSidesOfInner() {
    rewriting(
            new PushFilterIntoJoin(),
            """
            Filter b > 1 AND e > 2 AND b < e
              Join a = d
                Scan t (a, b)
                Scan u (d, e)
            """)
        .gives(
            """
            Join a = d AND b < e
              Filter b > 1
                Scan t (a, b)
              Filter e > 2
                Scan u (d, e)
            """);
  }

  @Test
  void thePreservedSideOfLeft() {
    rewriting(
            new PushFilterIntoJoin(),
            """
            Filter b > 1 AND e > 2
              Join left a = d
                Scan t (a, b)
                Scan u (d, e)
            """)
        .gives(
            """
            Filter e > 2
              Join left a = d
                Filter b > 1
                  Scan t (a, b)
                Scan u (d, e)
            """);
  }

  @Test
  void thePreservedSideOfRight() {
    rewriting(
            new PushFilterIntoJoin(),
            """
            Filter b > 1 AND e > 2
              Join right a = d
                Scan t (a, b)
                Scan u (d, e)
            """)
        .gives(
            """
            Filter b > 1
              Join right a = d
                Scan t (a, b)
                Filter e > 2
                  Scan u (d, e)
            """);
  }

  @Test
  void noSideOfFull() {
    rewriting(
            new PushFilterIntoJoin(),
            """
            Filter b > 1 AND e > 2
              Join full a = d
                Scan t (a, b)
                Scan u (d, e)
            """)
        .doesNotFire();
  }

  @Test
  void theLeftOfSemi() {
    rewriting(
            new PushFilterIntoJoin(),
            """
            Filter b > 1
              Join semi a = d
                Scan t (a, b)
                Scan u (d, e)
            """)
        .gives(
            """
            Join semi a = d
              Filter b > 1
                Scan t (a, b)
              Scan u (d, e)
            """);
  }

  @Test
  void theLeftOfAnti() {
    rewriting(
            new PushFilterIntoJoin(),
            """
            Filter b > 1
              Join anti a = d
                Scan t (a, b)
                Scan u (d, e)
            """)
        .gives(
            """
            Join anti a = d
              Filter b > 1
                Scan t (a, b)
              Scan u (d, e)
            """);
  }

  @Test
  void neverWhatCanFail() {
    rewriting(
            new PushFilterIntoJoin(),
            """
            Filter 1 / b > 1 AND b <> 0
              Join a = d
                Scan t (a, b)
                Scan u (d, e)
            """)
        .gives(
            """
            Filter 1 / b > 1
              Join a = d
                Filter b <> 0
                  Scan t (a, b)
                Scan u (d, e)
            """);
  }
}
