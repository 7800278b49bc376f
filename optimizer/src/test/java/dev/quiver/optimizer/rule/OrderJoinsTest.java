package dev.quiver.optimizer.rule;

import dev.quiver.logical.fixture.FixedCatalog;
import org.junit.jupiter.api.Test;

class OrderJoinsTest {
  private static final FixedCatalog SIZES =
      FixedCatalog.of(
          """
          t rows=1_000_000 a int64 ndv=1_000, b int64 ndv=50, c int64, s string, p boolean, q boolean, f float64
          u rows=1_000 d int64 key, e int64 ndv=10, r string, g float64
          v rows=10 h int64 key, i int64
          view x int64, y int64
          """);

  @Test
  void joinsWhereThereIsACondition() {
    rewriting(
            new OrderJoins(),
            """
            Join a = h AND h = e
              Join TRUE
                Scan t (a)
                Scan u (d, e)
              Scan v (h)
            """)
        .gives(
            """
            Project a, d, e, h
              Join h = e
                Join a = h
                  Scan t (a)
                  Scan v (h)
                Scan u (d, e)
            """);
  }

  @Test
  void joinsFewRowsFirst() {
    rewriting(
            new OrderJoins(),
            """
            Join e = h
              Join a = d
                Scan t (a, b)
                Scan u (d, e)
              Filter i = 7
                Scan v (h, i)
            """)
        .gives(
            """
            Join a = d
              Scan t (a, b)
              Join e = h
                Scan u (d, e)
                Filter i = 7
                  Scan v (h, i)
            """);
  }

  @Test
  void looksThroughNames() {
    rewriting(
            new OrderJoins(),
            """
            Join k = h
              Project k := e, a
                Join a = d
                  Scan t (a, b)
                  Scan u (d, e)
              Scan v (h)
            """)
        .gives(
            """
            Project k := e, a, h
              Join a = d
                Scan t (a, b)
                Join e = h
                  Scan u (d, e)
                  Scan v (h)
            """);
  }

  @Test
  void asksEachEqualityOnce() {
    rewriting(
            new OrderJoins(),
            """
            Join d = h AND a = h AND b = h
              Join a = d
                Scan t (a, b)
                Scan u (d)
              Scan v (h)
            """)
        .gives(
            """
            Join a = d
              Filter b = a
                Scan t (a, b)
              Join d = h
                Scan u (d)
                Scan v (h)
            """);
  }

  @Test
  void joinsWhatPicksRowsBeforeWhatKeepsThem() {
    rewriting(
            new OrderJoins(),
            """
            Join a = h
              Join TRUE
                Join left a = d
                  Scan t (a)
                  Scan u (d)
                Filter y > 1
                  View view (x, y)
              Scan v (h)
            """)
        .gives(
            """
            Project a, d, x, y, h
              Join TRUE
                Filter y > 1
                  View view (x, y)
                Join left a = d
                  Join a = h
                    Scan t (a)
                    Scan v (h)
                  Scan u (d)
            """);
  }

  /// Of a product that is looked for, no part goes first: its other part alone would be missed.
  @Test
  void keepsAProductWholeThatIsLookedFor() {
    rewriting(
            new OrderJoins(),
            """
            Join y IS NOT DISTINCT FROM h AND a = h
              Join left a = d
                Scan t (a)
                Join TRUE
                  Scan u (d)
                  View view (x, y)
              Scan v (h)
            """)
        .gives(
            """
            Project a, d, x, y, h
              Join a = h AND y IS NOT DISTINCT FROM h
                Join left a = d
                  Scan t (a)
                  Join TRUE
                    View view (x, y)
                    Scan u (d)
                Scan v (h)
            """);
  }

  @Test
  void leavesConditionsThatCanFailWhereTheyAre() {
    rewriting(
            new OrderJoins(),
            """
            Join 6 / a = h
              Join TRUE
                Scan t (a)
                Scan u (d)
              Scan v (h)
            """)
        .doesNotFire();
  }

  @Test
  void looksForMatchesWhereThereAreFewRows() {
    rewriting(
            new OrderJoins(),
            """
            Join anti d = i
              Project b, d
                Join a = e
                  Scan t (a, b)
                  Scan u (d, e)
              Scan v (i)
            """)
        .gives(
            """
            Project b, d
              Join a = e
                Scan t (a, b)
                Join anti d = i
                  Scan u (d, e)
                  Scan v (i)
            """);
  }

  @Test
  void looksForMatchesOfFewRowsThatAreJoined() {
    rewriting(
            new OrderJoins(),
            """
            Join semi a < i
              Join b = d
                Scan t (a, b)
                Scan u (d, e) where e = 3 and d = 7
              Scan v (i)
            """)
        .doesNotFire();
  }

  @Test
  void looksForPairsOfBothSidesAbove() {
    rewriting(
            new OrderJoins(),
            """
            Join semi a < i AND e > i
              Join b = d
                Scan t (a, b)
                Scan u (d, e)
              Scan v (i)
            """)
        .doesNotFire();
  }

  private static Rewriting rewriting(Rule rule, String text) {
    return Rewriting.rewriting(rule, text).over(SIZES);
  }
}
