package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.plan.Target.Rows;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.ArrayList;
import java.util.List;

/// Runs plans over memory tables in many settings, and sees that nothing is left open.
final class Executions {
  static final long MEMORY = 1L << 28;

  private Executions() {}

  /// One plan under one setting.
  interface Run {
    List<String> rows(PhysicalPlan plan);
  }

  /// What to do under each setting.
  interface Body {
    void accept(MemoryTable tables, Run run);
  }

  /// Runs a body with the table `t` for every batch size, number of threads and form of batches.
  static void everywhere(String schema, List<String> rows, Body body) {
    for (Form form : Form.values()) {
      for (int batchRows : new int[] {1, 3, 2048}) {
        for (int threads : new int[] {1, 2, 4}) {
          MemoryTable tables = new MemoryTable(4, form).add("t", schema, rows);
          body.accept(tables, plan -> rows(tables, plan, settings(threads, batchRows)));
        }
      }
    }
  }

  static ExecutionSettings settings(int threads, int batchRows) {
    return new ExecutionSettings(threads, batchRows, MEMORY, KernelChoice.SCALAR);
  }

  static List<String> rows(MemoryTable tables, PhysicalPlan plan, ExecutionSettings settings) {
    return rows(tables, List.of(), plan, settings);
  }

  static List<String> rows(
      MemoryTable tables, List<Share> shares, PhysicalPlan plan, ExecutionSettings settings) {
    List<String> rows = new ArrayList<>();
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      try (BatchSource source = new Executor(tables, context).query(program(shares, plan))) {
        while (take(source, settings.batchRows(), rows)) {}
      }
      assertThat(context.budget().used()).isZero();
    }
    assertThat(tables.open()).isZero();
    return rows;
  }

  /// Adds the rows of the next batch; answers whether there was one.
  static boolean take(BatchSource source, int batchRows, List<String> rows) {
    try (Batch batch = source.next()) {
      if (batch == null) {
        return false;
      }
      assertThat(batch.rows()).isBetween(1, batchRows);
      rows.addAll(BatchText.rows(batch));
      return true;
    }
  }

  static PhysicalProgram program(List<Share> shares, PhysicalPlan plan) {
    return new PhysicalProgram(shares, List.of(new PhysicalSink("out", plan, new Rows())));
  }
}
