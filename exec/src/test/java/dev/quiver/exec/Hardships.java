package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.QueryException;
import dev.quiver.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// Stops plans in every way there is, and sees that nothing is left open: closed early, failing at
/// some batch, out of memory.
final class Hardships {
  private Hardships() {}

  /// Each try gets tables of its own. Answers the messages of those that had no memory.
  static List<String> survives(
      Supplier<MemoryTable> tables, Function<MemoryTable, PhysicalPlan> plan) {
    List<String> failures = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      for (int batches : new int[] {0, 1, 2, 5}) {
        MemoryTable closed = tables.get();
        take(closed, plan.apply(closed), threads, Executions.MEMORY, batches);
        MemoryTable failing = tables.get().failAfter(batches * 3);
        fails(failing, plan.apply(failing), threads, Executions.MEMORY);
      }
      for (long memory = 1_000; memory < 1_000_000; memory += memory / 4) {
        MemoryTable small = tables.get();
        String failure = fails(small, plan.apply(small), threads, memory);
        if (!failure.isEmpty()) {
          failures.add(failure);
        }
      }
    }
    return failures;
  }

  private static String fails(MemoryTable tables, PhysicalPlan plan, int threads, long memory) {
    try {
      take(tables, plan, threads, memory, Integer.MAX_VALUE);
      return "";
    } catch (QueryException e) {
      assertThat(tables.open()).isZero();
      return e instanceof ResourceException ? Objects.toString(e.getMessage()) : "";
    }
  }

  private static void take(
      MemoryTable tables, PhysicalPlan plan, int threads, long memory, int batches) {
    ExecutionSettings settings = new ExecutionSettings(threads, 3, memory, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      try (BatchSource source =
          new Executor(tables, context).query(Executions.program(List.of(), plan))) {
        for (int i = 0; i < batches && Executions.take(source, 3, new ArrayList<>()); i++) {}
      }
      assertThat(context.budget().used()).isZero();
    }
    assertThat(tables.open()).isZero();
  }
}
