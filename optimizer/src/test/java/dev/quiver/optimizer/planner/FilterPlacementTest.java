package dev.quiver.optimizer.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.physical.PhysicalChecker;
import dev.quiver.physical.PhysicalPrinter;
import dev.quiver.physical.PhysicalProgram;
import org.junit.jupiter.api.Test;

class FilterPlacementTest {
  private static final FixedCatalog TABLES =
      FixedCatalog.of(
          """
          big rows=1_000_000 a int64 ndv=100_000, b int64 ndv=1_000, c int64
          mid rows=100_000 d int64 key, e int64 ndv=100
          small rows=100 f int64 key, g int64 ndv=10
          """);

  @Test
  void siftsTheProbeSideByAReducedBuildSide() {
    gives(
        """
        Join a = d
          Scan big (a)
          Scan mid (d, e) where e = 7
        """,
        """
        HashJoin a = d, build right, filter 1: d
          TableScan big (a), filter 1: a
          TableScan mid (d, e) where e = 7
        """);
  }

  @Test
  void leavesAloneABuildSideThatLacksNothing() {
    gives(
        "Join a = d\n  Scan big (a)\n  Scan mid (d)\n",
        "HashJoin a = d, build right\n  TableScan big (a)\n  TableScan mid (d)\n");
  }

  @Test
  void publishesNothingWhereProbedRowsAreKept() {
    for (String type : new String[] {"left", "full", "single", "anti"}) {
      assertThat(
              physical(
                  "Join %s a = d\n  Scan big (a)\n  Scan mid (d) where d < 9\n".formatted(type)))
          .doesNotContain("filter");
    }
  }

  @Test
  void goesThroughWhatKeepsRowsApart() {
    gives(
        """
        Join k = d
          Aggregate by k: n := count(*)
            Project k := a
              Filter b > c
                Scan big (a, b, c)
          Scan mid (d) where d < 9
        """,
        """
        HashJoin k = d, build right, filter 1: d
          HashAggregate by k: n := count(*)
            Project k := a
              Filter b > c
                TableScan big (a, b, c), filter 1: a
          TableScan mid (d) where d < 9
        """);
  }

  @Test
  void staysAboveWhatMayEndInAnError() {
    assertThat(
            physical(
                """
                Join k = d
                  Aggregate by k: n := sum(b)
                    Project k := a, b
                      Scan big (a, b)
                  Scan mid (d) where d < 9
                """))
        .doesNotContain("filter");
    assertThat(
            physical(
                """
                Join a = d
                  Filter 10 / b > 1
                    Scan big (a, b)
                  Scan mid (d) where d < 9
                """))
        .doesNotContain("filter");
  }

  @Test
  void staysAboveTheFirstRows() {
    assertThat(
            physical(
                """
                Join a = d
                  Limit 100000
                    Scan big (a)
                  Scan mid (d) where d < 9
                """))
        .doesNotContain("filter");
  }

  @Test
  void reachesTheBuildSideBelowWhichPublishesInTurn() {
    gives(
        """
        Join e = f
          Join a = d
            Scan big (a)
            Scan mid (d, e)
          Scan small (f, g) where g = 3
        """,
        """
        HashJoin e = f, build right, filter 1: f
          HashJoin a = d, build right, filter 2: d
            TableScan big (a), filter 2: a
            TableScan mid (d, e), filter 1: e
          TableScan small (f, g) where g = 3
        """);
  }

  @Test
  void siftsByTheBoundOfTheFirstRowsWhatStreamsToThem() {
    gives(
        """
        TopK 10 by k DESC, e
          Project k := a, e
            Join a = d
              Scan big (a)
              Scan mid (d, e)
        """,
        """
        TopK 10 by k DESC, e, filter 1: k
          Project k := a, e
            HashJoin a = d, build right
              TableScan big (a), filter 1: a
              TableScan mid (d, e)
        """);
  }

  @Test
  void boundsNothingThatIsReadBefore() {
    for (String text :
        new String[] {
          "TopK 10 by e\n  Join a = d\n    Scan big (a)\n    Scan mid (d, e)\n",
          "TopK 10 by a\n  Aggregate by a: n := count(*)\n    Scan big (a)\n",
          "TopK 10 by a\n  Limit 100000\n    Scan big (a)\n"
        }) {
      assertThat(physical(text)).doesNotContain("filter");
    }
  }

  @Test
  void boundsNothingWhereAnErrorMayBe() {
    for (String text :
        new String[] {
          "TopK 10 by a, b / c\n  Scan big (a, b, c)\n",
          "TopK 10 by a\n  Project a, x := b / c\n    Scan big (a, b, c)\n",
          "TopK 10 by a\n  Filter b / c > 1\n    Scan big (a, b, c)\n"
        }) {
      assertThat(physical(text)).doesNotContain("filter 1");
    }
  }

  @Test
  void boundsNothingOfWhichMostIsWanted() {
    assertThat(physical("TopK 600000 by a\n  Scan big (a)\n")).doesNotContain("filter");
    assertThat(physical("TopK 400000 by a\n  Scan big (a)\n")).contains("filter 1");
  }

  private static void gives(String text, String physical) {
    assertThat(physical(text)).isEqualTo(physical);
  }

  private static String physical(String text) {
    PhysicalProgram program =
        new Planner(TABLES, true)
            .plan(new PlanParser(TABLES).program("output out\n" + text.indent(2)))
            .physical();
    PhysicalChecker.check(program);
    return PhysicalPrinter.print(program);
  }
}
