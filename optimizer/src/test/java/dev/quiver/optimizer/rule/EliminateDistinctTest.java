package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class EliminateDistinctTest {
  @Test
  void groupsAreDistinct() {
    rewriting(
            new EliminateDistinct(),
            """
            Aggregate by b, a
              Project a, b, n
                Aggregate by a, b: n := count(*)
                  Scan t (a, b)
            """)
        .gives(
            """
            Project b, a
              Project a, b, n
                Aggregate by a, b: n := count(*)
                  Scan t (a, b)
            """);
  }

  @Test
  void partsOfGroupsAreNot() {
    rewriting(
            new EliminateDistinct(),
            """
            Aggregate by a
              Aggregate by a, b: n := count(*)
                Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void pairsOfGroupsAre() {
    rewriting(
            new EliminateDistinct(),
            """
            Aggregate by a, d
              Join TRUE
                Aggregate by a
                  Scan t (a)
                Aggregate by d
                  Scan u (d)
            """)
        .gives(
            """
            Project a, d
              Join TRUE
                Aggregate by a
                  Scan t (a)
                Aggregate by d
                  Scan u (d)
            """);
  }

  @Test
  void matchesRepeatTheLeft() {
    rewriting(
            new EliminateDistinct(),
            """
            Aggregate by a
              Join a = d
                Aggregate by a
                  Scan t (a)
                Scan u (d)
            """)
        .doesNotFire();
  }
}
