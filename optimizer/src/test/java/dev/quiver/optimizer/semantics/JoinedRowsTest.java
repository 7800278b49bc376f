package dev.quiver.optimizer.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.plan.Target;
import dev.quiver.optimizer.Optimizer;
import dev.quiver.optimizer.OptimizerSettings;
import dev.quiver.optimizer.join.RandomJoins;
import dev.quiver.optimizer.rule.Trace;
import dev.quiver.optimizer.rule.Trace.Firing;
import dev.quiver.optimizer.semantics.Evaluator.Failed;
import dev.quiver.optimizer.semantics.Interpreter.TooMany;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random trees of joins of all types give the same rows in the order that is chosen for them, by
/// statistics that are far from the data; no other rule is at work. Every failure names its seed.
class JoinedRowsTest {
  private static final int TREES = Integer.getInteger("quiver.programs", 3_000);
  private static final long FIRST_SEED = 20_260_201L;
  private static final List<List<JoinType>> MIXES =
      List.of(
          List.of(JoinType.values()),
          List.of(JoinType.INNER, JoinType.INNER, JoinType.LEFT),
          List.of(JoinType.INNER, JoinType.SEMI, JoinType.ANTI),
          List.of(JoinType.INNER, JoinType.LEFT, JoinType.RIGHT, JoinType.FULL),
          List.of(JoinType.INNER, JoinType.SINGLE, JoinType.LEFT, JoinType.SEMI));

  @Test
  void keepsTheRowsOfRandomTrees() {
    Set<String> off = new HashSet<>(Optimizer.names());
    off.removeAll(Set.of("join-order", "OrderJoins"));
    int ordered = 0;
    int compared = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + TREES; seed++) {
      int tables = 3 + (int) (seed % 4);
      RandomJoins joins = new RandomJoins(seed, tables);
      Plan plan = joins.tree(tables, MIXES.get((int) (seed % MIXES.size())));
      Program program = new Program(List.of(), List.of(new Sink("o", plan, new Target.Rows())));
      List<Firing> firings = new ArrayList<>();
      Program after =
          new Optimizer(Evaluator::fold, joins.catalog(), OptimizerSettings.without(off))
              .optimize(program, Trace.into(firings));
      ordered += firings.isEmpty() ? 0 : 1;
      Map<TableRef, List<List<Value>>> rows = rows(joins.catalog(), tables, new Random(seed));
      Optional<?> expected = run(program, rows, "");
      String text =
          "seed %d%n%s%nbecame%n%s"
              .formatted(seed, PlanPrinter.print(program), PlanPrinter.print(after));
      if (expected.isPresent()) {
        Optional<?> given = run(after, rows, text);
        if (given.isPresent()) {
          compared++;
          assertThat(given.get()).as(text).isEqualTo(expected.get());
        }
      }
    }
    System.out.printf("%,d trees, %,d in another order, %,d compared%n", TREES, ordered, compared);
    assertThat(ordered).isGreaterThan(TREES / 4);
    assertThat(compared).isGreaterThan(TREES / 2);
  }

  /// The rows; empty where there are too many pairs, or, of a plan as written, an error.
  private static Optional<?> run(
      Program program, Map<TableRef, List<List<Value>>> rows, String text) {
    try {
      return Optional.of(Interpreter.run(program, rows));
    } catch (TooMany pairs) {
      return Optional.empty();
    } catch (Failed failed) {
      if (!text.isEmpty()) {
        throw new AssertionError("fails now:\n" + text, failed);
      }
      return Optional.empty();
    }
  }

  private static Map<TableRef, List<List<Value>>> rows(
      FixedCatalog catalog, int tables, Random random) {
    Map<TableRef, List<List<Value>>> rows = new HashMap<>();
    for (int table = 0; table < tables; table++) {
      List<List<Value>> own = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        List<Value> row = new ArrayList<>();
        for (int j = 0; j < 3; j++) {
          row.add(random.nextInt(6) == 0 ? Value.NULL : new Value.Int(random.nextInt(4)));
        }
        own.add(row);
      }
      rows.put(catalog.table("t" + table), own);
    }
    return rows;
  }
}
