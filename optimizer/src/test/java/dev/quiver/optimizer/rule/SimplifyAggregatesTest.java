package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class SimplifyAggregatesTest {
  @Test
  void computesOnceWhatIsAskedTwice() {
    rewriting(
            new SimplifyAggregates(),
            """
            Aggregate by a: n := sum(b), m := sum(b), k := min(b)
              Scan t (a, b)
            """)
        .gives(
            """
            Project a, n, m := n, k
              Aggregate by a: n := sum(b), k := min(b)
                Scan t (a, b)
            """);
  }

  @Test
  void countsRowsWhereThereIsNoNull() {
    rewriting(
            new SimplifyAggregates(),
            """
            Aggregate: n := count(b), k := count(a)
              Scan t (a, b) where b > 1
            """)
        .gives(
            """
            Aggregate: n := count(*), k := count(a)
              Scan t (a, b) where b > 1
            """);
  }

  @Test
  void theLeastOfDistinctValuesIsTheLeast() {
    rewriting(
            new SimplifyAggregates(),
            """
            Aggregate: n := min(DISTINCT b), k := count(DISTINCT b)
              Scan t (a, b) where b > 1
            """)
        .gives(
            """
            Aggregate: n := min(b), k := count(DISTINCT b)
              Scan t (a, b) where b > 1
            """);
  }

  @Test
  void filtersMakeADifference() {
    rewriting(
            new SimplifyAggregates(),
            """
            Aggregate: n := sum(b), k := sum(b) FILTER (WHERE a > 1)
              Scan t (a, b)
            """)
        .doesNotFire();
  }
}
