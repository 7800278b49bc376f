package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushConditionIntoJoinTest {
  @Test
  void bothSidesOfInner() {
    rewriting(
            new PushConditionIntoJoin(),
            """
            Join a = d AND b > 1 AND e > 2
              Scan t (a, b)
              Scan u (d, e)
            """)
        .gives(
            """
            Join a = d
              Filter b > 1
                Scan t (a, b)
              Filter e > 2
                Scan u (d, e)
            """);
  }

  @Test
  void theSideThatLeftPads() {
    rewriting(
            new PushConditionIntoJoin(),
            """
            Join left a = d AND b > 1 AND e > 2
              Scan t (a, b)
              Scan u (d, e)
            """)
        .gives(
            """
            Join left a = d AND b > 1
              Scan t (a, b)
              Filter e > 2
                Scan u (d, e)
            """);
  }

  @Test
  void theSideThatRightPads() {
    rewriting(
            new PushConditionIntoJoin(),
            """
            Join right a = d AND b > 1 AND e > 2
              Scan t (a, b)
              Scan u (d, e)
            """)
        .gives(
            """
            Join right a = d AND e > 2
              Filter b > 1
                Scan t (a, b)
              Scan u (d, e)
            """);
  }

  @Test
  void bothSidesOfSemi() {
    rewriting(
            new PushConditionIntoJoin(),
            """
            Join semi a = d AND b > 1 AND e > 2
              Scan t (a, b)
              Scan u (d, e)
            """)
        .gives(
            """
            Join semi a = d
              Filter b > 1
                Scan t (a, b)
              Filter e > 2
                Scan u (d, e)
            """);
  }

  @Test
  void theRightOfAnti() {
    rewriting(
            new PushConditionIntoJoin(),
            """
            Join anti a = d AND b > 1 AND e > 2
              Scan t (a, b)
              Scan u (d, e)
            """)
        .gives(
            """
            Join anti a = d AND b > 1
              Scan t (a, b)
              Filter e > 2
                Scan u (d, e)
            """);
  }

  @Test
  void noSideOfFull() {
    rewriting(
            new PushConditionIntoJoin(),
            """
            Join full a = d AND b > 1 AND e > 2
              Scan t (a, b)
              Scan u (d, e)
            """)
        .doesNotFire();
  }

  @Test
  void neverWhatCanFail() {
    rewriting(
            new PushConditionIntoJoin(),
            """
            Join a = d AND 1 / b = 1
              Scan t (a, b)
              Scan u (d, e)
            """)
        .doesNotFire();
  }
}
