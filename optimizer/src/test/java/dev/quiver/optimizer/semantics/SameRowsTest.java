package dev.quiver.optimizer.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.plan.Program;
import dev.quiver.optimizer.Optimizer;
import dev.quiver.optimizer.OptimizerSettings;
import dev.quiver.optimizer.planner.PlanningException;
import dev.quiver.optimizer.rule.Trace;
import dev.quiver.optimizer.rule.Trace.Firing;
import dev.quiver.optimizer.semantics.Evaluator.Failed;
import dev.quiver.optimizer.semantics.Interpreter.TooMany;
import dev.quiver.physical.PhysicalPrinter;
import dev.quiver.physical.PhysicalProgram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random programs give the same rows before and after optimizing, and planned; and one that ends
/// in no error still ends in none. Every failure names its seed.
class SameRowsTest {
  private static final int PROGRAMS = Integer.getInteger("quiver.programs", 3_000);
  private static final long FIRST_SEED = 20_260_101L;

  @Test
  void keepsTheRowsOfRandomPrograms() {
    Set<String> fired = new HashSet<>();
    int compared = 0;
    int filled = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
      Optional<List<List<List<Value>>>> rows = check(seed, Set.of(), fired);
      compared += rows.isPresent() ? 1 : 0;
      filled += rows.isPresent() && rows.get().stream().anyMatch(sink -> !sink.isEmpty()) ? 1 : 0;
    }
    System.out.printf(
        "%,d programs, %,d without errors, %,d with rows%n", PROGRAMS, compared, filled);
    assertThat(compared).isGreaterThan(PROGRAMS / 3);
    assertThat(filled).isGreaterThan(PROGRAMS / 5);
    assertThat(fired)
        .containsAll(
            Optimizer.names().stream()
                .filter(name -> Character.isUpperCase(name.charAt(0)))
                // No value here is converted.
                .filter(name -> !name.equals("UnwrapCasts"))
                .toList());
  }

  @Test
  void keepsTheRowsWhateverIsSwitchedOff() {
    List<String> names = List.copyOf(Optimizer.names());
    for (long seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS / 3; seed++) {
      Random random = new Random(seed);
      Set<String> off = new HashSet<>();
      for (int i = 0; i <= random.nextInt(6); i++) {
        off.add(names.get(random.nextInt(names.size())));
      }
      check(seed, off, new HashSet<>());
    }
  }

  private static Optional<List<List<List<Value>>>> check(
      long seed, Set<String> off, Set<String> fired) {
    RandomPrograms programs = new RandomPrograms(seed);
    Program program = programs.program();
    Map<TableRef, List<List<Value>>> tables = programs.rows();
    Optimizer optimizer =
        new Optimizer(
            Evaluator::fold,
            new TellingCatalog(RandomPrograms.TABLES, tables),
            OptimizerSettings.without(off));
    List<Firing> firings = new ArrayList<>();
    try {
      Program optimized = optimizer.optimize(program, Trace.into(firings));
      Optional<PhysicalProgram> physical = planned(optimizer, optimized);
      firings.forEach(one -> fired.add(one.rule()));
      Optional<List<List<List<Value>>>> rows = run(program, tables);
      if (rows.isPresent()) {
        String text = "%s%nbecame%n%s".formatted(text(program), text(optimized));
        holds(optimized, tables, rows.get(), text);
        physical.ifPresent(plan -> {
          String planned = "%s%nplanned%n%s".formatted(text, PhysicalPrinter.print(plan));
          holds(Logical.of(plan), tables, rows.get(), planned);
        });
      }
      return rows;
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError(
          "seed %d without %s, of%n%s%n%s"
              .formatted(seed, off, text(program), failure.getMessage()),
          failure);
    }
  }

  /// The physical program, or empty where the planner says that no operator runs it.
  private static Optional<PhysicalProgram> planned(Optimizer optimizer, Program program) {
    try {
      return Optional.of(optimizer.plan(program).physical());
    } catch (PlanningException refused) {
      return Optional.empty();
    }
  }

  private static Optional<List<List<List<Value>>>> run(
      Program program, Map<TableRef, List<List<Value>>> tables) {
    try {
      return Optional.of(Interpreter.run(program, tables));
    } catch (Failed | TooMany nothing) {
      return Optional.empty();
    }
  }

  /// Says that a program ends in no error and gives these rows, if it can be waited for.
  private static void holds(
      Program program, Map<TableRef, List<List<Value>>> tables, List<?> rows, String text) {
    try {
      assertThat(Interpreter.run(program, tables)).as(text).isEqualTo(rows);
    } catch (Failed failed) {
      throw new AssertionError("fails now:%n%s".formatted(text), failed);
    } catch (TooMany pairs) {
      // Which order of joins makes fewer pairs is a matter of estimates.
    }
  }

  private static String text(Program program) {
    return PlanPrinter.print(program);
  }
}
