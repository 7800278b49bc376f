package dev.quiver.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.plan.Program;
import dev.quiver.optimizer.planner.PlanningException;
import dev.quiver.optimizer.rule.Rewriting;
import dev.quiver.optimizer.rule.Trace;
import dev.quiver.optimizer.rule.Trace.Firing;
import dev.quiver.physical.PhysicalPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  private static final FixedCatalog TABLES =
      FixedCatalog.of(
          """
          orders rows=1_000_000 o_id int64 key, c_id int64 ndv=50_000, p_id int64 ndv=200, amount decimal(12,2), day date partition
          customers rows=50_000 c_id int64 key, region string ndv=5
          products rows=200 p_id int64 key, kind string ndv=10
          """);

  private static final String SALES =
      """
      view sold
        Join p_id = p_id#2
          Scan orders (o_id, c_id, p_id, amount, day)
          Scan products (p_id#2, kind)
      view books
        Filter kind = 'book' AND day >= DATE '2020-01-01'
          View sold (c_id, amount, kind, day)
      view unread
        Scan customers (region)
      output sales
        Aggregate by region: total := sum(amount)
          Join c_id = c_id#2
            View books (c_id, amount)
            Scan customers (c_id#2, region)
      """;

  @Test
  void optimizesTheExampleOfTheHouse() {
    List<Firing> firings = new ArrayList<>();
    Program optimized = optimizer(Set.of()).optimize(program(SALES), Trace.into(firings));
    assertThat(PlanPrinter.print(optimized))
        .isEqualTo(
            """
            Aggregate by region: total := sum(amount)
              Join c_id = c_id#2
                Join p_id = p_id#2
                  Scan orders (c_id, p_id, amount, day) where day >= DATE '2020-01-01'
                  Scan products (p_id#2, kind) where kind = 'book'
                Scan customers (c_id#2, region)
            """);
    assertThat(PhysicalPrinter.print(optimizer(Set.of()).plan(optimized).physical()))
        .isEqualTo(
            """
            HashAggregate by region: total := sum(amount)
              HashJoin c_id = c_id#2, build left, filter 2: c_id
                Project c_id, amount
                  HashJoin p_id = p_id#2, build right, filter 1: p_id#2
                    Project c_id, p_id, amount
                      TableScan orders (c_id, p_id, amount, day) where day >= DATE '2020-01-01', filter 1: p_id
                    Project p_id#2
                      TableScan products (p_id#2, kind) where kind = 'book'
                TableScan customers (c_id#2, region), filter 2: c_id#2
            """);
    assertThat(firings.stream().map(Firing::rule))
        .contains("DropUnread", "InlineSingles", "PushFilterIntoJoin", "PruneColumns");
    assertThat(firings.getFirst().passId()).isEqualTo("drop-unread:0:0:DropUnread");
  }

  @Test
  void givesTheSamePlanAndTraceEachTime() {
    List<Firing> first = new ArrayList<>();
    List<Firing> second = new ArrayList<>();
    Program one = optimizer(Set.of()).optimize(program(SALES), Trace.into(first));
    Program two = optimizer(Set.of()).optimize(program(SALES), Trace.into(second));
    assertThat(one).isEqualTo(two);
    assertThat(first).isEqualTo(second);
  }

  @Test
  void leavesAnOptimizedProgramAlone() {
    Program optimized = optimizer(Set.of()).optimize(program(SALES), Trace.NONE);
    List<Firing> again = new ArrayList<>();
    Program twice = optimizer(Set.of()).optimize(optimized, Trace.into(again));
    assertThat(PlanPrinter.print(twice)).isEqualTo(PlanPrinter.print(optimized));
    assertThat(again).isEmpty();
  }

  @Test
  void leavesOutWhatIsSwitchedOff() {
    List<Firing> firings = new ArrayList<>();
    Program optimized =
        optimizer(Set.of("inline", "inline-rest", "PushFilterIntoJoin"))
            .optimize(program(SALES), Trace.into(firings));
    assertThat(optimized.definitions()).hasSize(2);
    assertThat(firings.stream().map(Firing::rule))
        .doesNotContain("InlineSingles", "PushFilterIntoJoin")
        .contains("PushFiltersIntoShared");
  }

  @Test
  void givesTheProgramItselfWithEverythingOff() {
    Program optimized =
        optimizer(Set.copyOf(Optimizer.names())).optimize(program(SALES), Trace.NONE);
    assertThat(PlanPrinter.print(optimized)).isEqualTo(SALES);
  }

  @Test
  void refusesToSwitchOffWhatDoesNotExist() {
    assertThatThrownBy(() -> optimizer(Set.of("PushFilterIntoJoins")))
        .isInstanceOf(PlanningException.class)
        .hasMessageContaining("unknown phase or rule in rules.off: PushFilterIntoJoins")
        .hasMessageContaining("try PushFilterIntoJoin\n");
  }

  @Test
  void foldsBranchesOfUnionsAway() {
    Program optimized =
        optimizer(Set.of())
            .optimize(
                program(
                    """
                    view all
                      Union (id, source)
                        Project c_id, source#2 := 'c'
                          Scan customers (c_id)
                        Project p_id, source#3 := 'p'
                          Scan products (p_id)
                    output out
                      Filter source = 'p' AND id > 3
                        View all (id, source)
                    """),
                Trace.NONE);
    assertThat(PlanPrinter.print(optimized))
        .isEqualTo(
            """
            Project id := p_id, source := 'p'
              Scan products (p_id) where p_id > 3
            """);
  }

  @Test
  void sharesWhatIsReadTwice() {
    Program optimized =
        optimizer(Set.of())
            .optimize(
                program(
                    """
                    view v
                      Project o_id, c_id, amount
                        Scan orders (o_id, c_id, amount, day)
                    output one
                      Filter c_id = 1
                        View v (c_id, amount)
                    output two
                      Aggregate by c_id: n := count(*)
                        Filter c_id = 2
                          View v (o_id, c_id)
                    """),
                Trace.NONE);
    String text = PhysicalPrinter.print(optimizer(Set.of()).plan(optimized).physical());
    assertThat(text)
        .isEqualTo(
            """
            Share v
              TableScan orders (c_id, amount) where c_id IN (1, 2)
            output one
              Filter c_id = 1
                ShareScan v (c_id, amount)
            output two
              HashAggregate by c_id: n := count(*)
                Filter c_id = 2
                  ShareScan v (c_id)
            """);
  }

  @Test
  void leavesFailuresWhereTheyAre() {
    String text =
        """
        view v
          Join c_id = c_id#2
            Scan orders (o_id, c_id)
            Scan customers (c_id#2)
        output out
          Filter 1 / o_id > 0
            View v (o_id)
        """;
    assertThat(PlanPrinter.print(optimizer(Set.of()).optimize(program(text), Trace.NONE)))
        .startsWith(
            """
            Project o_id
              Filter 1 / o_id > 0
                Join c_id = c_id#2
            """);
  }

  private static Optimizer optimizer(Set<String> off) {
    return new Optimizer(Rewriting::fold, TABLES, OptimizerSettings.without(off));
  }

  private static Program program(String text) {
    return new PlanParser(TABLES).program(text);
  }
}
