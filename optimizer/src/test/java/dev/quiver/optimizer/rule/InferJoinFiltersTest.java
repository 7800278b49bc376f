package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class InferJoinFiltersTest {
  @Test
  void carriesBothWaysForInner() {
    rewriting(
            new InferJoinFilters(),
            """
            Join a = d AND b = e
              Scan t (a, b) where a > 1
              Filter e IN (1, 2)
                Scan u (d, e)
            """)
        .gives(
            """
            Join a = d AND b = e
              Filter b IN (1, 2)
                Scan t (a, b) where a > 1
              Filter d > 1
                Filter e IN (1, 2)
                  Scan u (d, e)
            """);
  }

  @Test
  void carriesToThePaddedSideOnly() {
    rewriting(
            new InferJoinFilters(),
            """
            Join left a = d
              Scan t (a) where a > 1
              Scan u (d) where d < 5
            """)
        .gives(
            """
            Join left a = d
              Scan t (a) where a > 1
              Filter d > 1
                Scan u (d) where d < 5
            """);
  }

  @Test
  void carriesToTheRightOfAnti() {
    rewriting(
            new InferJoinFilters(),
            """
            Join anti a = d
              Scan t (a) where a > 1
              Scan u (d) where d < 5
            """)
        .gives(
            """
            Join anti a = d
              Scan t (a) where a > 1
              Filter d > 1
                Scan u (d) where d < 5
            """);
  }

  @Test
  void looksThroughProjectsAggregatesAndJoins() {
    rewriting(
            new InferJoinFilters(),
            """
            Join x = h
              Project x := a
                Aggregate by a
                  Join left a = d
                    Scan t (a) where a > 1
                    Scan u (d) where d > 3
              Scan v (h)
            """)
        .gives(
            """
            Join x = h
              Project x := a
                Aggregate by a
                  Join left a = d
                    Scan t (a) where a > 1
                    Scan u (d) where d > 3
              Filter h > 1
                Scan v (h)
            """);
  }

  @Test
  void carriesNothingForFull() {
    rewriting(
            new InferJoinFilters(),
            """
            Join full a = d
              Scan t (a) where a > 1
              Scan u (d)
            """)
        .doesNotFire();
  }

  @Test
  void carriesNothingOfFloats() {
    rewriting(
            new InferJoinFilters(),
            """
            Join f = g
              Scan t (f) where f > 1e0
              Scan u (g)
            """)
        .doesNotFire();
  }

  @Test
  void carriesNothingThatIsKnown() {
    rewriting(
            new InferJoinFilters(),
            """
            Join a = d
              Scan t (a) where a > 1
              Scan u (d) where d > 1
            """)
        .doesNotFire();
  }

  @Test
  void carriesNothingAboutTwoColumns() {
    rewriting(
            new InferJoinFilters(),
            """
            Join a = d
              Scan t (a, b) where a > b
              Scan u (d)
            """)
        .doesNotFire();
  }
}
