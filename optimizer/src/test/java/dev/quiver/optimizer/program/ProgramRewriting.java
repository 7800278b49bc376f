package dev.quiver.optimizer.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.logical.plan.PlanChecker;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.rule.Rewriting;
import java.util.List;
import java.util.Optional;

/// Text in, text out: applies one rule to a program.
///
/// Besides the text it checks that the program is valid before and after, that its outputs have the
/// same columns, and that the rule has nothing to say about its own result.
final class ProgramRewriting {
  private final ProgramRule rule;
  private final Program program;

  private ProgramRewriting(ProgramRule rule, Program program) {
    this.rule = rule;
    this.program = program;
  }

  static ProgramRewriting rewriting(ProgramRule rule, String text) {
    Program program = new PlanParser(Rewriting.TABLES).program(text);
    PlanChecker.check(program);
    return new ProgramRewriting(rule, program);
  }

  void gives(String text) {
    Program after = once(text);
    assertThat(applied(after).map(PlanPrinter::print)).as("its own result").isEmpty();
  }

  /// For rules that add to what is there, and so run once.
  Program once(String text) {
    Program after = applied(program).orElseThrow(() -> new AssertionError("silent"));
    assertThat(print(after)).isEqualTo(text);
    PlanChecker.check(after);
    assertThat(columns(after)).isEqualTo(columns(program));
    return after;
  }

  void doesNotFire() {
    assertThat(applied(program).map(PlanPrinter::print)).isEmpty();
  }

  private Optional<Program> applied(Program before) {
    return rule.apply(before, (_, plan) -> plan);
  }

  private static List<List<Column>> columns(Program program) {
    return program.sinks().stream().map(Sink::plan).map(plan -> plan.columns()).toList();
  }

  private static String print(Program program) {
    return PlanPrinter.print(program);
  }
}
