package dev.quiver.optimizer.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.logical.plan.Plan;
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
