package dev.quiver.optimizer.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.physical.PhysicalChecker;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPrinter;
import dev.quiver.physical.PhysicalProgram;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final FixedCatalog TABLES =
      FixedCatalog.of(
          """
          big rows=1_000_000 a int64 key, b int64 ndv=10, c string
          small rows=100 d int64 key, e int64 min=1 max=100, p date partition
          twin rows=100 f int64 key
          unknown g int64, h string
          """);

  @Test
  void buildsTheSmallerSide() {
    gives(
        "Join a = d\n  Scan big (a)\n  Scan small (d)\n",
        "HashJoin a = d, build right\n  TableScan big (a)\n  TableScan small (d)\n");
    gives(
        "Join left d = a\n  Scan small (d)\n  Scan big (a)\n",
        "HashJoin left d = a, build left\n  TableScan small (d)\n  TableScan big (a)\n");
  }

  @Test
  void buildsTheRightOfTwoAlike() {
    gives(
        "Join d = f\n  Scan small (d)\n  Scan twin (f)\n",
        "HashJoin d = f, build right\n  TableScan small (d)\n  TableScan twin (f)\n");
  }

  @Test
  void buildsTheSmallerSideOfSemiAndAnti() {
    for (String type : new String[] {"semi", "anti"}) {
      gives(
          "Join " + type + " d = a\n  Scan small (d)\n  Scan big (a)\n",
          "HashJoin " + type + " d = a, build left\n  TableScan small (d)\n  TableScan big (a)\n");
      gives(
          "Join " + type + " a = d\n  Scan big (a)\n  Scan small (d)\n",
          "HashJoin " + type + " a = d, build right\n  TableScan big (a)\n  TableScan small (d)\n");
    }
  }

  @Test
  void buildsTheRightOfSingle() {
    gives(
        "Join single d = a\n  Scan small (d)\n  Scan big (a)\n",
        "HashJoin single d = a, build right\n  TableScan small (d)\n  TableScan big (a)\n");
  }

  @Test
  void countsWhatFiltersLeave() {
    gives(
        "Join a = g\n  Filter a = 7\n    Scan big (a)\n  Scan unknown (g)\n",
        "HashJoin a = g, build left\n  Filter a = 7\n    TableScan big (a)\n  TableScan unknown (g)\n");
    gives(
        "Join d = f\n  Scan small (d, e) where e > 10\n  Scan twin (f)\n",
        """
        HashJoin d = f, build right
          TableScan small (d, e) where e > 10
          TableScan twin (f)
        """);
    gives(
        "Join d = f\n  Scan small (d, e) where e > 90\n  Scan twin (f)\n",
        """
        HashJoin d = f, build left
          TableScan small (d, e) where e > 90
          TableScan twin (f)
        """);
  }

  @Test
  void takesConditionsApart() {
    gives(
        "Join d = a AND a + 1 = e AND e < b\n  Scan big (a, b)\n  Scan small (d, e)\n",
        """
        HashJoin a = d AND a + 1 = e where e < b, build right
          TableScan big (a, b)
          TableScan small (d, e)
        """);
  }

  @Test
  void givesJoinsOnlyWhatIsReadAbove() {
    gives(
        "Project b\n  Join a = d\n    Scan big (a, b, c) where c = 'x'\n    Scan small (d, e)\n",
        """
        Project b
          HashJoin a = d, build right
            Project a, b
              TableScan big (a, b, c) where c = 'x'
            Project d
              TableScan small (d, e)
        """);
  }

  @Test
  void loopsWithoutAnEqualityAndAsksTheRestOfPairs() {
    gives(
        "Join a < d\n  Scan big (a)\n  Scan small (d)\n",
        """
        NestedLoopJoin a < d
          TableScan big (a)
          TableScan small (d)
        """);
    gives(
        "Join left a = d AND a < e\n  Scan big (a)\n  Scan small (d, e)\n",
        """
        HashJoin left a = d where a < e, build right
          TableScan big (a)
          TableScan small (d, e)
        """);
  }

  @Test
  void asksTheCatalogInTermsOfTheTable() {
    PhysicalProgram program =
        plan("Scan small (x := e, p) where p > DATE '2020-01-01' and x > 1 and x > x\n");
    TableScan scan = (TableScan) program.sinks().getFirst().plan();
    assertThat(scan.filters().stream().map(ScanFilter::pushdown))
        .containsExactly(Pushdown.EXACT, Pushdown.INEXACT, Pushdown.UNSUPPORTED);
  }

  @Test
  void makesAShareOfEachDefinition() {
    PhysicalProgram program =
        new Planner(TABLES, false)
            .plan(
                new PlanParser(TABLES)
                    .program(
                        """
                        view few
                          Aggregate by b: n := count(*)
                            Scan big (b)
                        output out
                          Join b = f
                            View few (b)
                            Scan twin (f)
                        """))
            .physical();
    PhysicalChecker.check(program);
    assertThat(PhysicalPrinter.print(program))
        .isEqualTo(
            """
            Share few
              HashAggregate by b: n := count(*)
                TableScan big (b)
            output out
              HashJoin b = f, build left
                ShareScan few (b)
                TableScan twin (f)
            """);
  }

  private static void gives(String text, String physical) {
    assertThat(PhysicalPrinter.print(plan(text))).isEqualTo(physical);
  }

  private static PhysicalProgram plan(String text) {
    String indented = text.indent(2);
    PhysicalProgram program =
        new Planner(TABLES, false)
            .plan(new PlanParser(TABLES).program("output out\n" + indented))
            .physical();
    PhysicalChecker.check(program);
    return program;
  }
}
