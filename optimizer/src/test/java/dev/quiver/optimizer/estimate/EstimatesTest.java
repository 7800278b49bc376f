package dev.quiver.optimizer.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quiver.logical.catalog.Grade;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstimatesTest {
  private static final FixedCatalog TABLES =
      FixedCatalog.of(
          """
          t rows=1000 a int64 key min=0 max=999, b int64 ndv=10 nulls=500, s string, k int64 min=1 max=20
          u rows=200 d int64 ndv=100
          unknown x int64
          v rows=0 y int64
          w rows=10000 d date ndv=3650 min=DATE '1995-01-01' max=DATE '2004-12-31'
          x rows=1000 d2 int64 ndv=40 min=10 max=49, far int64 ndv=10 min=5000 max=6000
          f rows=10000 fk int64 ndv=1000 min=0 max=999, m int64 ndv=10
          g rows=30 m int64 ndv=10
          pairs rows=5000 p int64 ndv=1000 min=1 max=1000, r int64 ndv=500 min=1 max=500
          uses rows=50000 q int64 ndv=1000 min=1 max=1000, z int64 ndv=500 min=1 max=500
          """);

  @Test
  void readsWhatTablesSay() {
    rows("Scan t (a)\n", 1000);
    rows("Scan unknown (x)\n", 1_000_000);
    rows("Scan v (y)\n", 0);
    rows("Empty (a int64)\n", 0);
  }

  @Test
  void spreadsValuesOverBoundsAndDistinctValues() {
    rows("Scan t (a) where a = 7\n", 1);
    rows("Scan t (a) where a = 5000\n", 0);
    rows("Scan t (a) where a < 500\n", 500);
    rows("Scan t (a) where 500 > a\n", 500);
    rows("Scan t (a) where a >= 999\n", 1);
    rows("Scan t (b) where b = 7\n", 50);
    rows("Scan t (b) where b IS NULL\n", 500);
    rows("Scan t (b) where b IS NOT NULL\n", 500);
    rows("Scan t (b) where b IN (1, 2)\n", 100);
    rows("Scan t (k) where k = 7\n", 50);
    rows("Scan t (s) where s = 'x'\n", 10);
    rows("Scan t (s) where s > 'x'\n", 333.33);
    rows("Filter NULL\n  Scan t (a)\n", 0);
  }

  @Test
  void takesConjunctsAsIndependent() {
    rows("Filter b = 7 AND a < 500\n  Scan t (a, b)\n", 25);
    rows("Filter b = 7 OR b IS NULL\n  Scan t (b)\n", 525);
    rows("Filter NOT b = 7\n  Scan t (b)\n", 950);
  }

  @Test
  void joinsOnContainedKeys() {
    rows("Join a = d\n  Scan t (a)\n  Scan u (d)\n", 200);
    rows("Join left a = d\n  Scan t (a)\n  Scan u (d)\n", 1000);
    rows("Join full a = d\n  Scan t (a)\n  Scan u (d)\n", 1000);
    rows("Join right b = d\n  Scan t (b)\n  Scan u (d)\n", 1000);
    rows("Join semi a = d\n  Scan t (a)\n  Scan u (d)\n", 100);
    rows("Join anti a = d\n  Scan t (a)\n  Scan u (d)\n", 900);
  }

  @Test
  void countsGroupsByDistinctKeys() {
    rows("Aggregate by b\n  Scan t (b)\n", 11);
    rows("Aggregate by b, a\n  Scan t (a, b)\n", 1000);
    rows("Aggregate: n := count(*)\n  Scan t ()\n", 1);
  }

  @Test
  void seesThroughProjectsAndAddsUnionsUp() {
    rows("Filter x = 7\n  Project x := b\n    Scan t (b)\n", 50);
    rows("Filter x = 7\n  Project x := 7\n    Scan t (b)\n", 1000);
    rows("Union (x)\n  Scan t (a)\n  Scan u (d)\n", 1200);
  }

  @Test
  void takesBoundsOfAColumnAsOneRange() {
    rows("Filter a >= 100 AND a < 200\n  Scan t (a)\n", 100);
    rows("Filter a > 99 AND a <= 199 AND a >= 50\n  Scan t (a)\n", 100);
    rows("Filter a < 100 AND a > 200\n  Scan t (a)\n", 0);
    rows("Scan t (a) where a < 100 and a = 500\n", 0);
    rows("Scan t (s) where s > 'a' and s < 'b'\n", 111.11);
  }

  @Test
  void addsUpWaysThatAreApart() {
    rows("Filter a = 1 OR a = 2 OR a = 3\n  Scan t (a)\n", 3);
    rows("Filter a < 100 OR a >= 900\n  Scan t (a)\n", 200);
    rows("Filter a < 500 OR b = 7\n  Scan t (a, b)\n", 525);
    rows("Aggregate by a\n  Filter a = 1 OR a = 2\n    Scan t (a)\n", 2);
    rows("Scan t (a) where a IN (1, 2, 5000)\n", 2);
    rows("Filter NOT a IN (1, 2)\n  Scan t (a)\n", 998);
  }

  /// A value stays with any of its rows; what is filtered for itself has just the values left.
  @Test
  void filtersLeaveFewerValues() {
    rows("Aggregate by b\n  Scan t (b) where b = 7 or b = 8\n", 2);
    rows("Aggregate by a\n  Scan t (a, b) where b = 7\n", 50);
    rows("Aggregate by k\n  Scan t (a, k) where a < 500\n", 20);
    rows("Aggregate by k\n  Scan t (a, k) where a < 10\n", 7.9);
  }

  @Test
  void carriesDomainsThroughExpressions() {
    rows("Filter x < 1000\n  Project x := a * 2\n    Scan t (a)\n", 500.25);
    rows("Filter x >= 0\n  Project x := a - 1000\n    Scan t (a)\n", 0);
    rows("Filter x > 1900\n  Project x := CAST(a AS float64) + 1000e0\n    Scan t (a)\n", 99.1);
    rows("Aggregate by x\n  Project x := a % 7\n    Scan t (a)\n", 7);
    rows(
        "Aggregate by x\n  Project x := CASE WHEN a = 1 THEN 'p' ELSE 'q' END\n    Scan t (a)\n",
        2);
    rows("Aggregate by x\n  Project x := date_part('year', d)\n    Scan w (d)\n", 10);
    rows("Aggregate by x\n  Project x := date_part('month', d)\n    Scan w (d)\n", 12);
    rows("Filter x = 2000\n  Project x := date_part('year', d)\n    Scan w (d)\n", 1_000);
    rows("Aggregate by x\n  Project x := substring(s, 1, 1)\n    Scan t (s)\n", 10);
  }

  @Test
  void takesMetricsOfGroups() {
    String groups = "Aggregate by k: n := count(*), m := max(a), s := sum(a)\n    Scan t (a, k)\n";
    rows("Filter m < 500\n  " + groups, 10);
    rows("Filter n > 90\n  " + groups, 2.0);
    rows("Filter s > 90000\n  " + groups, 1.99);
    rows("Filter s > 900000\n  " + groups, 0.002);
  }

  @Test
  void guessesHowManyTextsFit() {
    rows("Filter like(s, 'abc%', '')\n  Scan t (s)\n", 50);
    rows("Filter like(s, '%abc', '')\n  Scan t (s)\n", 150);
    rows("Filter like(s, '%abc%d%', '')\n  Scan t (s)\n", 10);
    rows("Filter like(s, 'abc', '')\n  Scan t (s)\n", 10);
    rows("Filter NOT like(s, '%abc%', '')\n  Scan t (s)\n", 900);
    rows("Filter starts_with(s, 'ab')\n  Scan t (s)\n", 100);
  }

  @Test
  void joinsWhatRangesShare() {
    rows("Join k = d2\n  Scan t (k)\n  Scan x (d2)\n", 13_750);
    rows("Join a = far\n  Scan t (a)\n  Scan x (far)\n", 0);
    rows("Join semi k = d2\n  Scan t (k)\n  Scan x (d2)\n", 550);
  }

  /// Filters on other columns of either side are independent of the key.
  @Test
  void joinsByKeysAsTheyWereBeforeFilters() {
    rows("Join a = fk\n  Scan t (a, b) where b = 7\n  Scan f (fk)\n", 500);
    rows("Join a = fk\n  Scan t (a, b) where b = 7\n  Scan f (fk, m) where m = 1\n", 50);
    rows("Join semi fk = a\n  Scan f (fk)\n  Scan t (a, b) where b = 7\n", 500);
    rows("Join anti fk = a\n  Scan f (fk)\n  Scan t (a, b) where b = 7\n", 9_500);
  }

  /// Two columns of one table have no more combinations than it has rows.
  @Test
  void joinsByTwoKeys() {
    rows("Join p = q AND r = z\n  Scan pairs (p, r)\n  Scan uses (q, z)\n", 50_000);
    rows("Aggregate by p, r\n  Scan pairs (p, r)\n", 5_000);
  }

  @Test
  void treesOfJoinsDoNotDependOnTheirOrder() {
    Plan one =
        plan(
            """
            Join b = m
              Join a = fk
                Scan t (a, b) where b < 5
                Scan f (fk)
              Scan g (m)
            """);
    Estimates estimates = estimates();
    Join top = (Join) one;
    Join inner = (Join) top.left();
    double rows = estimates.rows(one);
    Profile left = estimates.profile(inner.left());
    Profile right = estimates.profile(inner.right());
    Profile third = estimates.profile(top.right());
    Profile other = estimates.joined(JoinType.INNER, List.of(top.condition()), left, third);
    assertThat(estimates.joined(JoinType.INNER, List.of(inner.condition()), other, right).rows())
        .isCloseTo(rows, within(1e-6));
    double first = estimates.matches(List.of(top.condition()), left.rows(), third.rows());
    assertThat(first).isCloseTo(other.rows(), within(1e-6));
    assertThat(estimates.matches(List.of(inner.condition()), first, right.rows()))
        .isCloseTo(rows, within(1e-6));
  }

  @Test
  void saysHowSureItIs() {
    grade("Scan t (a)\n", Grade.EXACT);
    grade("Project x := a + 1\n  Scan t (a)\n", Grade.EXACT);
    grade("Limit 5\n  Scan t (a)\n", Grade.EXACT);
    grade("Aggregate: n := count(*)\n  Scan unknown (x)\n", Grade.EXACT);
    grade("Scan t (a) where a < 5\n", Grade.ESTIMATED);
    grade("Join a = d\n  Scan t (a)\n  Scan u (d)\n", Grade.ESTIMATED);
    grade("Aggregate by s\n  Scan t (s)\n", Grade.UNKNOWN);
    grade("Scan unknown (x) where x = 1\n", Grade.UNKNOWN);
  }

  private static void grade(String text, Grade grade) {
    assertThat(estimates().profile(plan(text)).grade()).as(text).isEqualTo(grade);
  }

  @Test
  void countsBytesByWidth() {
    List<Column> columns =
        List.of(
            new Column(1, "a", Simple.INT64),
            new Column(2, "b", Simple.STRING),
            new Column(3, "c", new Decimal(20, 2)));
    Profile ten = estimates().profile(plan("TopK 10 by a\n  Scan t (a)\n"));
    assertThat(Estimate.of(ten, columns).bytes()).isEqualTo(480);
  }

  private static void rows(String text, double rows) {
    assertThat(estimates().rows(plan(text))).as(text).isCloseTo(rows, within(0.01));
  }

  private static Plan plan(String text) {
    return new PlanParser(TABLES).plan(text);
  }

  private static Estimates estimates() {
    return new Estimates(TABLES, Map.of());
  }
}
