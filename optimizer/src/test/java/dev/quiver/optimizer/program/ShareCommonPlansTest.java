package dev.quiver.optimizer.program;

import static dev.quiver.optimizer.program.ProgramRewriting.rewriting;

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
}
