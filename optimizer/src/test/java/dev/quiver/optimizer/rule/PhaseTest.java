package dev.quiver.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.PlanPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhaseTest {
  @Test
  void sinksAFilterInOneRunWhateverTheDepth() {
    int depth = 150;
    StringBuilder text = new StringBuilder("Filter a > 1\n");
    for (int i = 1; i <= depth; i++) {
      text.repeat("  ", i).append("Project b, a\n");
    }
    text.repeat("  ", depth + 1).append("Scan t (a, b)\n");
    Plan plan = new PlanParser(Rewriting.TABLES).plan(text.toString());
    List<Integer> firings = new ArrayList<>();
    Plan after =
        Phase.fixpoint("sink", new PushFilterThroughProject(), new PushFilterIntoScan())
            .run(plan, context(plan), (index, _, _) -> firings.add(index));
    assertThat(PlanPrinter.print(after)).endsWith("Scan t (a, b) where a > 1\n");
    assertThat(firings).hasSize(depth + 1);
  }

  @Test
  void givesTheVerySameWhereNothingFires() {
    Plan plan = new PlanParser(Rewriting.TABLES).plan("Filter 1 / a = 1\n  Scan t (a)\n");
    Phase phase = Phase.fixpoint("quiet", new MergeFilters(), new PushFilterIntoScan());
    assertThat(phase.run(plan, context(plan), (_, _, _) -> {})).isSameAs(plan);
  }

  @Test
  void namesThePhaseThatDoesNotSettle() {
    Plan plan = new PlanParser(Rewriting.TABLES).plan("Scan t (a)\n");
    Rule turn =
        (node, _) -> Optional.of(node instanceof Filter(var input, _) ? input : filtered(node));
    assertThatThrownBy(() -> run(Phase.fixpoint("restless", turn), plan))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("phase restless did not settle in 20 passes")
        .hasMessageContaining("plan:\n");
  }

  @Test
  void namesThePhaseThatGrowsForever() {
    Plan plan = new PlanParser(Rewriting.TABLES).plan("Scan t (a)\n");
    Rule grow = (node, _) -> Optional.of(filtered(node));
    assertThatThrownBy(() -> run(Phase.fixpoint("greedy", grow), plan))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("phase greedy did not settle");
  }

  @Test
  void showsOnceRulesEachNodeOnce() {
    Plan plan = new PlanParser(Rewriting.TABLES).plan("Project a\n  Scan t (a, b)\n");
    Rule wrap = (node, _) -> Optional.of(filtered(node));
    Plan after = Phase.once("wrap", wrap).run(plan, context(plan), (_, _, _) -> {});
    assertThat(PlanPrinter.print(after))
        .isEqualTo("Filter TRUE\n  Project a\n    Filter TRUE\n      Scan t (a, b)\n");
  }

  private static Plan filtered(Plan node) {
    return new Filter(node, Literal.of(true));
  }

  private static Plan run(Phase phase, Plan plan) {
    return DeepStack.call(() -> phase.run(plan, context(plan), (_, _, _) -> {}));
  }

  private static RuleContext context(Plan plan) {
    return new RuleContext(plan, Rewriting::fold, Rewriting.TABLES);
  }
}
