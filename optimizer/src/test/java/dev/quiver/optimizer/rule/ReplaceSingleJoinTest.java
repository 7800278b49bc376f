package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class ReplaceSingleJoinTest {
  @Test
  void anAggregateHasOneRow() {
    rewriting(
            new ReplaceSingleJoin(),
            """
            Join single TRUE
              Scan t (a)
              Project m2 := m + 1
                Aggregate: m := max(d)
                  Scan u (d)
            """)
        .gives(
            """
            Join TRUE
              Scan t (a)
              Project m2 := m + 1
                Aggregate: m := max(d)
                  Scan u (d)
            """);
  }

  @Test
  void groupsHaveOneRowEach() {
    rewriting(
            new ReplaceSingleJoin(),
            """
            Join single a = k
              Scan t (a)
              Project m, k := d
                Aggregate by d: m := max(e)
                  Scan u (d, e)
            """)
        .gives(
            """
            Join left a = k
              Scan t (a)
              Project m, k := d
                Aggregate by d: m := max(e)
                  Scan u (d, e)
            """);
  }

  @Test
  void aLimitOfOneHasOneAtMost() {
    rewriting(
            new ReplaceSingleJoin(),
            """
            Join single a > d
              Scan t (a)
              Limit 1
                Scan u (d)
            """)
        .gives(
            """
            Join left a > d
              Scan t (a)
              Limit 1
                Scan u (d)
            """);
  }

  @Test
  void allKeysMustBeCompared() {
    rewriting(
            new ReplaceSingleJoin(),
            """
            Join single a = d
              Scan t (a)
              Aggregate by d, e: m := count(*)
                Scan u (d, e)
            """)
        .doesNotFire();
  }

  @Test
  void aGroupMayBeMissing() {
    rewriting(
            new ReplaceSingleJoin(),
            """
            Join left TRUE
              Scan t (a)
              Filter m > 1
                Aggregate: m := max(d)
                  Scan u (d)
            """)
        .doesNotFire();
  }
}
