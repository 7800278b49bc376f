package dev.quiver.optimizer.program;

import static dev.quiver.optimizer.program.ProgramRewriting.rewriting;

import dev.quiver.logical.fixture.FixedCatalog;
import org.junit.jupiter.api.Test;

class ShareCommonPlansTest {
  @Test
  void computesOnceWhatIsEqualInOtherColumns() {
    rewriting(
            new ShareCommonPlans(),
            """
            view v
              Scan t (a, b)
            output one
              Aggregate by a: n := sum(b)
                View v (a, b)
            output two
              Filter m > 1
                Aggregate by a: m := sum(b)
                  View v (a, b)
            """)
        .gives(
            """
            view v
              Scan t (a, b)
            view common
              Aggregate by a: n := sum(b)
                View v (a, b)
            output one
              View common (a, n)
            output two
              Filter m > 1
                View common (a, m := n)
            """);
  }

  @Test
  void sharesWithinOnePlanAndTheLargestPart() {
    rewriting(
            new ShareCommonPlans(),
            """
            view common
              Scan u (d)
            output one
              Join a = a#2
                Aggregate: a := max(n)
                  Aggregate by b: n := count(*)
                    Scan t (b)
                Aggregate: a#2 := max(n#2)
                  Aggregate by b#2: n#2 := count(*)
                    Scan t (b#2)
            output two
              View common (d)
            """)
        .gives(
            """
            view common
              Scan u (d)
            view "common 2"
              Aggregate: a := max(n)
                Aggregate by b: n := count(*)
                  Scan t (b)
            output one
              Join a = a#2
                View "common 2" (a)
                View "common 2" (a#2)
            output two
              View common (d)
            """);
  }

  @Test
  void leavesWhatDiffersOrCanFail() {
    rewriting(
            new ShareCommonPlans(),
            """
            output one
              Aggregate by a
                Scan t (a, b)
            output two
              Aggregate by b
                Scan t (a, b)
            output three
              Aggregate by c: n := max(6 / a)
                Scan t (a, c)
            output four
              Aggregate by c: n := max(6 / a)
                Scan t (a, c)
            """)
        .doesNotFire();
  }

  private static final String JOINED_TWICE =
      """
      output one
        Join TRUE
          Aggregate by a: n := max(e)
            Join a = d
              Scan t (a)
              Scan u (d, e)
          Aggregate: m := max(e#2)
            Join a#2 = d#2
              Scan t (a#2)
              Scan u (d#2, e#2)
      """;

  @Test
  void joinsOnceWhatGivesFewRows() {
    rewriting(
            new ShareCommonPlans(),
            JOINED_TWICE,
            FixedCatalog.of(
                """
                t rows=1000 a int64 ndv=1000, b int64, c int64
                u rows=1000000 d int64 ndv=1000000, e int64, r string
                """))
        .gives(
            """
            view common
              Join a = d
                Scan t (a)
                Scan u (d, e)
            output one
              Join TRUE
                Aggregate by a: n := max(e)
                  View common (a, d, e)
                Aggregate: m := max(e#2)
                  View common (a#2, d#2, e#2)
            """);
  }

  @Test
  void joinsAgainWhatGivesManyRows() {
    rewriting(
            new ShareCommonPlans(),
            JOINED_TWICE,
            FixedCatalog.of(
                """
                t rows=1000000 a int64 ndv=1000, b int64, c int64
                u rows=100000 d int64 ndv=1000, e int64, r string
                """))
        .doesNotFire();
  }

  @Test
  void sharesAnAggregateInsideOfJoinsThatAreMadeAgain() {
    rewriting(
            new ShareCommonPlans(),
            """
            output one
              Join a = d
                Aggregate by a
                  Scan t (a)
                Scan u (d)
            output two
              Join a = d
                Aggregate by a
                  Scan t (a)
                Scan u (d)
            """,
            FixedCatalog.of(
                """
                t rows=10 a int64 ndv=10, b int64, c int64
                u rows=1000000 d int64 ndv=10, e int64, r string
                """))
        .gives(
            """
            view common
              Aggregate by a
                Scan t (a)
            output one
              Join a = d
                View common (a)
                Scan u (d)
            output two
              Join a = d
                View common (a)
                Scan u (d)
            """);
  }

  @Test
  void leavesJoinsBelowJoinsAndLimits() {
    rewriting(
            new ShareCommonPlans(),
            """
            output one
              Limit 3
                Join a = d
                  Scan t (a)
                  Scan u (d)
            output two
              Limit 3
                Join a = d
                  Scan t (a)
                  Scan u (d)
            output three
              Aggregate by a
                Join h = a
                  Join a = d
                    Scan t (a)
                    Scan u (d)
                  Scan v (h)
            output four
              Aggregate by a
                Join a = d
                  Scan t (a)
                  Scan u (d)
            """,
            FixedCatalog.of(
                """
                t rows=1000 a int64 ndv=1000, b int64, c int64
                u rows=1000000 d int64 ndv=1000000, e int64, r string
                v rows=10 h int64 ndv=10, i int64
                """))
        .doesNotFire();
  }
}
