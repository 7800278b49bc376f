package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.fixture.Contents;
import dev.quiver.engine.fixture.Example;
import dev.quiver.logical.spec.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions that run side by side over one engine do not see each other.
class ConcurrentSessionsTest {
  private static final int ROUNDS = 5;

  @TempDir private Path root;

  @Test
  void runsOfDifferentSpecsGiveWhatTheyGiveAlone() throws Exception {
    Example orders = Example.copy("orders", root.resolve("orders"));
    Example graph = Example.copy("code-graph", root.resolve("code-graph"));
    try (Engine engine = Engine.open()) {
      Map<String, String> orderRows = run(engine, orders);
      Map<String, String> graphRows = run(engine, graph);
      for (int round = 0; round < ROUNDS; round++) {
        List<Map<String, String>> both =
            together(List.of(() -> run(engine, orders), () -> run(engine, graph)));
        assertThat(both).containsExactly(orderRows, graphRows);
      }
    }
  }

  @Test
  void runsOfOneSpecEachCommitTheirRows() throws Exception {
    Example orders = Example.copy("orders", root);
    try (Engine engine = Engine.open()) {
      Map<String, String> alone = run(engine, orders);
      Callable<Boolean> one =
          () -> {
            Session session = orders.session(engine, 2);
            return session.run(session.prepare(orders.spec())).isComplete();
          };
      for (int round = 0; round < ROUNDS; round++) {
        List<Boolean> complete = together(List.of(one, one));
        // Both may win, one after the other; of two that overwrite at once one may lose.
        assertThat(complete).contains(true);
        assertThat(Contents.digests(root, orders.outputs())).isEqualTo(alone);
      }
    }
  }

  @Test
  void oneSessionServesSeveralThreads() throws Exception {
    Example graph = Example.copy("code-graph", root);
    try (Engine engine = Engine.open()) {
      Session session = graph.session(engine, 2);
      PreparedRun prepared = session.prepare(graph.spec(), new Wanted.View("symbols"));
      Callable<List<String>> one =
          () -> {
            try (QueryResult result = session.query(prepared)) {
              return Contents.lines(result);
            }
          };
      List<String> alone = one.call();
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(together(List.of(one, one, one))).containsExactly(alone, alone, alone);
      }
    }
  }

  private static Map<String, String> run(Engine engine, Example example) throws IOException {
    Session session = example.session(engine, 2);
    assertThat(session.run(session.prepare(example.spec())).isComplete()).isTrue();
    return Contents.digests(example.folder(), example.outputs());
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(tasks)) {
        results.add(each.get());
      }
      return results;
    }
  }
}
