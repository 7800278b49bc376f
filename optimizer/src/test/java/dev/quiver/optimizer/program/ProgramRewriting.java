package dev.quiver.optimizer.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.PlanChecker;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.estimate.Knowledge;
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
  private final Catalog catalog;

  private ProgramRewriting(ProgramRule rule, Program program, Catalog catalog) {
    this.rule = rule;
    this.program = program;
    this.catalog = catalog;
  }

  static ProgramRewriting rewriting(ProgramRule rule, String text) {
    return rewriting(rule, text, Rewriting.TABLES);
  }

  /// Over tables of a catalog.
  static ProgramRewriting rewriting(ProgramRule rule, String text, FixedCatalog catalog) {
    Program program = new PlanParser(catalog).program(text);
    PlanChecker.check(program);
    return new ProgramRewriting(rule, program, catalog);
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
    return rule.apply(
        before,
        new ProgramContext() {
          @Override
          public Plan settle(String within, Plan plan) {
            return plan;
          }

          @Override
          public Knowledge knowledge() {
            return new Knowledge(catalog);
          }
        });
  }

  private static List<List<Column>> columns(Program program) {
    return program.sinks().stream().map(Sink::plan).map(plan -> plan.columns()).toList();
  }

  private static String print(Program program) {
    return PlanPrinter.print(program);
  }
}
