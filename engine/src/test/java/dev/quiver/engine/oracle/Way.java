package dev.quiver.engine.oracle;

import dev.quiver.engine.SessionOptions;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.optimizer.program.ProgramRule;
import dev.quiver.optimizer.program.ProgramRules;
import dev.quiver.optimizer.rule.Rule;
import dev.quiver.optimizer.rule.Rules;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// How a question is answered: none of which may be seen in the rows.
record Way(int threads, int batchRows, KernelChoice kernels, boolean runtimeFilters) {
  static final Set<String> RULES = rules();

  private static final long MOST_BATCHES = 400;
  private static final List<Integer> THREADS = List.of(1, 2, 4);
  private static final List<Integer> BATCH_ROWS = List.of(1, 7, 1_024, 2_048);
  private static final List<KernelChoice> KERNELS = List.of(KernelChoice.SCALAR, KernelChoice.SIMD);

  /// Any, but for batches of single rows where there are many.
  static Way any(SplittableRandom random, long rows) {
    int batchRows = BATCH_ROWS.get(random.nextInt(BATCH_ROWS.size()));
    return new Way(
        THREADS.get(random.nextInt(THREADS.size())),
        batchRows * MOST_BATCHES < rows ? 1_024 : batchRows,
        KERNELS.get(random.nextInt(KERNELS.size())),
        random.nextBoolean());
  }

  Way withRuntimeFilters(boolean on) {
    return new Way(threads, batchRows, kernels, on);
  }

  SessionOptions of(SessionOptions options) {
    return options
        .withThreads(threads)
        .withBatchRows(batchRows)
        .withKernels(kernels)
        .withRuntimeFilters(runtimeFilters);
  }

  void count(Coverage coverage) {
    coverage.seen("way", "threads " + threads);
    coverage.seen("way", "batch rows " + batchRows);
    coverage.seen("way", "kernels " + kernels);
    coverage.seen("way", "runtime filters " + (runtimeFilters ? "on" : "off"));
  }

  /// Every third rule.
  static Set<String> someRules(SplittableRandom random) {
    Set<String> some = new TreeSet<>();
    RULES.stream().filter(_ -> random.nextInt(3) == 0).forEach(some::add);
    return some;
  }

  private static Set<String> rules() {
    Set<String> names = new TreeSet<>();
    try {
      for (Field field : Rules.class.getFields()) {
        names.add(((Rule) field.get(null)).name());
      }
      for (Field field : ProgramRules.class.getFields()) {
        names.add(((ProgramRule) field.get(null)).name());
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    return names;
  }
}
