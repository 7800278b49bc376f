package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class SimplifyOuterJoinTest {
  @Test
  void aFilterWantsNoNulls() {
    rewriting(
            new SimplifyOuterJoin(),
            """
            Filter d > 1
              Join left a = d
                Scan t (a)
                Scan u (d)
            """)
        .gives(
            """
            Filter d > 1
              Join a = d
                Scan t (a)
                Scan u (d)
            """);
  }

  @Test
  void neitherDoesACondition() {
    rewriting(
            new SimplifyOuterJoin(),
            """
            Join a = d
              Project d, x := e + 1
                Join full d = h
                  Scan u (d, e)
                  Scan v (h)
              Scan t (a)
            """)
        .gives(
            """
            Join a = d
              Project d, x := e + 1
                Join left d = h
                  Scan u (d, e)
                  Scan v (h)
              Scan t (a)
            """);
  }

  @Test
  void seesThroughProjections() {
    rewriting(
            new SimplifyOuterJoin(),
            """
            Filter x < y
              Project x := d + 1, y := a
                Join full a = d
                  Scan t (a)
                  Scan u (d)
            """)
        .gives(
            """
            Filter x < y
              Project x := d + 1, y := a
                Join a = d
                  Scan t (a)
                  Scan u (d)
            """);
  }

  @Test
  void eitherOfBothIsEnough() {
    rewriting(
            new SimplifyOuterJoin(),
            """
            Filter a > 1 OR d > 1
              Join left a = d
                Scan t (a)
                Scan u (d)
            """)
        .doesNotFire();
  }

  @Test
  void someLikeNulls() {
    rewriting(
            new SimplifyOuterJoin(),
            """
            Filter d IS NULL OR coalesce(d, 1) = 1
              Join left a = d
                Scan t (a)
                Scan u (d)
            """)
        .doesNotFire();
  }

  @Test
  void theKeptSideOfAnOuterJoinStays() {
    rewriting(
            new SimplifyOuterJoin(),
            """
            Join left a = d
              Join left a = h
                Scan t (a)
                Scan v (h)
              Scan u (d)
            """)
        .doesNotFire();
  }
}
