package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PropagateEmptyTest {
  @Test
  void filters() {
    rewriting(
            new PropagateEmpty(),
            """
            Filter a > 1
              Empty (a int64)
            """)
        .gives(
            """
            Empty (a int64)
            """);
  }

  @Test
  void projects() {
    rewriting(
            new PropagateEmpty(),
            """
            Project x := a + 1
              Empty (a int64)
            """)
        .gives(
            """
            Empty (x int64)
            """);
  }

  @Test
  void aggregatesByKey() {
    rewriting(
            new PropagateEmpty(),
            """
            Aggregate by a: n := count(*)
              Empty (a int64)
            """)
        .gives(
            """
            Empty (a int64, n int64)
            """);
  }

  @Test
  void keepsTheRowOfAnAggregateWithoutKeys() {
    rewriting(
            new PropagateEmpty(),
            """
            Aggregate: n := count(*)
              Empty (a int64)
            """)
        .doesNotFire();
  }

  @Test
  void innerJoins() {
    rewriting(
            new PropagateEmpty(),
            """
            Join a = d
              Empty (a int64)
              Scan u (d)
            """)
        .gives(
            """
            Empty (a int64, d int64)
            """);
  }

  @Test
  void semiJoins() {
    rewriting(
            new PropagateEmpty(),
            """
            Join semi d = a
              Scan u (d)
              Empty (a int64)
            """)
        .gives(
            """
            Empty (d int64)
            """);
  }

  @Test
  void antiJoinsKeepTheLeft() {
    rewriting(
            new PropagateEmpty(),
            """
            Join anti d = a
              Scan u (d)
              Empty (a int64)
            """)
        .gives(
            """
            Scan u (d)
            """);
  }

  @Test
  void leftJoinsFillIn() {
    rewriting(
            new PropagateEmpty(),
            """
            Join left d = a
              Scan u (d)
              Empty (a int64)
            """)
        .gives(
            """
            Project d, a := CAST(NULL AS int64)
              Scan u (d)
            """);
  }

  @Test
  void rightJoinsFillIn() {
    rewriting(
            new PropagateEmpty(),
            """
            Join right a = d
              Empty (a int64)
              Scan u (d)
            """)
        .gives(
            """
            Project a := CAST(NULL AS int64), d
              Scan u (d)
            """);
  }

  @Test
  void fullJoinsFillIn() {
    rewriting(
            new PropagateEmpty(),
            """
            Join full a = d
              Empty (a int64)
              Scan u (d)
            """)
        .gives(
            """
            Project a := CAST(NULL AS int64), d
              Scan u (d)
            """);
  }

  @Test
  void fullJoinsOfNothing() {
    rewriting(
            new PropagateEmpty(),
            """
            Join full a = d
              Empty (a int64)
              Empty (d int64)
            """)
        .gives(
            """
            Empty (a int64, d int64)
            """);
  }

  @Test
  void leftJoinsOfNothing() {
    rewriting(
            new PropagateEmpty(),
            """
            Join left a = d
              Empty (a int64)
              Scan u (d)
            """)
        .gives(
            """
            Empty (a int64, d int64)
            """);
  }

  @Test
  void unionsKeepTheRest() {
    rewriting(
            new PropagateEmpty(),
            """
            Union (x)
              Empty (a int64)
              Scan u (d)
              Scan t (b)
            """)
        .gives(
            """
            Union (x)
              Scan u (d)
              Scan t (b)
            """);
  }

  @Test
  void unionsOfNothing() {
    rewriting(
            new PropagateEmpty(),
            """
            Union (x)
              Empty (a int64)
              Empty (d int64)
            """)
        .gives(
            """
            Empty (x int64)
            """);
  }

  @Test
  void aConditionThatNeverHoldsFindsNothing() {
    rewriting(
            new PropagateEmpty(),
            """
            Join left a = d AND NULL
              Scan t (a)
              Scan u (d)
            """)
        .gives(
            """
            Project a, d := CAST(NULL AS int64)
              Scan t (a)
            """);
    rewriting(
            new PropagateEmpty(),
            """
            Join FALSE
              Scan t (a)
              Scan u (d)
            """)
        .gives(
            """
            Empty (a int64, d int64)
            """);
    rewriting(
            new PropagateEmpty(),
            """
            Join anti FALSE
              Scan t (a)
              Scan u (d)
            """)
        .gives(
            """
            Scan t (a)
            """);
  }
}
