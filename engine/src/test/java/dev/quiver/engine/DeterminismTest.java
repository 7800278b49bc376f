package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.fixture.Contents;
import dev.quiver.engine.fixture.Example;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.spec.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same rows, and queries' rows in the same order, whatever the threads, batches, kernels and
/// rules.
class DeterminismTest {
  private static final List<Set<String>> RULES_OFF =
      List.of(
          Set.of(),
          Set.of("push-down"),
          Set.of("inline", "prune", "share-filters"),
          Set.of("PushFilterIntoScan", "FoldConstants"));

  @TempDir private Path root;

  @Test
  void ordersAreTheSame() throws IOException {
    outputsAreTheSame("orders");
  }

  @Test
  void codeGraphsAreTheSame() throws IOException {
    outputsAreTheSame("code-graph");
  }

  @Test
  void rowsComeInPlanOrder() throws IOException {
    rowsComeInTheSameOrder("orders", "sales", "by_region", "sales_by_customer", "idle_customers");
    rowsComeInTheSameOrder("code-graph", "nodes", "edges", "symbols", "homes");
  }

  private void outputsAreTheSame(String name) throws IOException {
    Example example = Example.copy(name, root.resolve(name));
    try (Engine engine = Engine.open()) {
      Map<String, String> first = Map.of();
      for (SessionOptions options : variants(example)) {
        Session session = engine.session(options);
        RunResult result = session.run(session.prepare(example.spec()));
        assertThat(result.isComplete()).isTrue();
        Map<String, String> digests = Contents.digests(example.folder(), example.outputs());
        first = first.isEmpty() ? digests : first;
        assertThat(digests).as(options.toString()).hasSize(4).isEqualTo(first);
      }
    }
  }

  private void rowsComeInTheSameOrder(String name, String... views) throws IOException {
    Example example = Example.copy(name, root.resolve(name));
    try (Engine engine = Engine.open()) {
      for (String view : views) {
        List<String> first = List.of();
        for (SessionOptions options : variants(example)) {
          Session session = engine.session(options);
          PreparedRun run = session.prepare(example.spec(), new Wanted.View(view));
          try (QueryResult result = session.query(run)) {
            List<String> lines = Contents.lines(result);
            first = first.isEmpty() ? lines : first;
            assertThat(lines).as("%s, %s", view, options).isNotEmpty().isEqualTo(first);
          }
        }
      }
    }
  }

  private static List<SessionOptions> variants(Example example) {
    List<SessionOptions> variants = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      for (int batchRows : new int[] {2_048, 1, 7}) {
        for (KernelChoice kernels : List.of(KernelChoice.SCALAR, KernelChoice.SIMD)) {
          variants.add(
              example
                  .options()
                  .withThreads(threads)
                  .withBatchRows(batchRows)
                  .withKernels(kernels)
                  .withRulesOff(RULES_OFF.get(variants.size() % RULES_OFF.size())));
        }
      }
    }
    return variants;
  }
}
