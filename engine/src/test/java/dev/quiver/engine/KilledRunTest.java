package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.quiver.delta.commit.CommitOutcome;
import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.commit.CommitOutcome.Failed;
import dev.quiver.engine.cli.Main;
import dev.quiver.engine.fixture.ChildJvm;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.engine.fixture.EndlessRuns;
import dev.quiver.engine.fixture.Example;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.CancelledException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run that ends too early leaves whole versions or none, and the next one works.
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledRunTest {
  private static final long SEED = 20_261_120L;
  private static final int KILLS = 8;
  private static final int CANCELLATIONS = 60;
  private static final int SIGINT = 2;

  private static final String ENDLESS =
      """
      {"version": 4,
       "input_relations": [{"logical_name": "orders", "delta_location": "tables/orders"}],
       "view_definitions": [
        {"name": "a", "view_kind": "project", "view_dependencies": [],
         "transform": {"kind": "Project", "source": "orders", "columns": ["status", "order_id"]},
         "output_schema": {"columns": {}}},
        {"name": "b", "view_kind": "project", "view_dependencies": [],
         "transform": {"kind": "Project", "source": "orders", "columns": ["status", "amount"]},
         "output_schema": {"columns": {}}},
        {"name": "c", "view_kind": "project", "view_dependencies": [],
         "transform": {"kind": "Project", "source": "orders", "columns": ["status", "note"]},
         "output_schema": {"columns": {}}},
        {"name": "ab", "view_kind": "relate", "view_dependencies": ["a", "b"],
         "transform": {"kind": "Relate", "left": "a", "right": "b", "join_type": "Inner",
          "join_keys": [{"left_key": "status", "right_key": "status"}]},
         "output_schema": {"columns": {}}},
        {"name": "abc", "view_kind": "relate", "view_dependencies": ["ab", "c"],
         "transform": {"kind": "Relate", "left": "ab", "right": "c", "join_type": "Inner",
          "join_keys": [{"left_key": "status", "right_key": "status"}]},
         "output_schema": {"columns": {}}}],
       "join_graph": {"edges": [], "constraints": []},
       "output_targets": [
        {"table_name": "few", "delta_location": "out/few", "source_view": "a", "columns": []},
        {"table_name": "all", "delta_location": "out/all", "source_view": "abc", "columns": []}],
       "rule_intents": [],
       "rulepack_profile": "Default"}
      """;

  @TempDir private Path root;
  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void aKilledProcessLeavesWholeVersions() throws Exception {
    Map<String, String> expected = sound();
    for (int kill = 0; kill < KILLS; kill++) {
      Example example = Example.copy("orders", root.resolve("killed-" + kill));
      Path errors = root.resolve("errors-" + kill);
      try (ChildJvm child =
              ChildJvm.start(errors, EndlessRuns.class.getName(), example.folder().toString());
          var said = child.process().inputReader(StandardCharsets.UTF_8)) {
        assertThat(said.readLine()).as(child.complaints()).isEqualTo("begins");
        Thread.sleep(random.nextInt(kill % 2 == 0 ? 300 : 1_500));
      }
      Map<String, String> found = Contents.digests(example.folder(), example.outputs());
      assertThat(expected).as("seed %d, kill %d", SEED, kill).containsAllEntriesOf(found);
      assertThat(run(example, new Cancellation())).allMatch(Committed.class::isInstance);
      assertThat(Contents.digests(example.folder(), example.outputs())).isEqualTo(expected);
    }
  }

  @Test
  void aCancelledRunLeavesNothing() throws Exception {
    Map<String, String> expected = sound();
    long begun = System.nanoTime();
    sound();
    long whole = System.nanoTime() - begun;
    int cancelled = 0;
    for (int i = 0; i < CANCELLATIONS; i++) {
      Example example = Example.copy("orders", root.resolve("cancelled-" + i));
      List<String> files = example.files();
      Cancellation cancellation = new Cancellation();
      long delay = random.nextLong(whole);
      Thread other =
          Thread.ofPlatform()
              .start(() -> {
                LockSupport.parkNanos(delay);
                cancellation.cancel();
              });
      Map<String, String> committed = new TreeMap<>();
      try {
        for (CommitOutcome outcome : run(example, cancellation)) {
          if (outcome instanceof Committed done) {
            String location = example.folder().relativize(Path.of(done.location())).toString();
            committed.put(location, expected.getOrDefault(location, "no such output"));
          } else if (outcome instanceof Failed failed) {
            assertThat(failed.error()).isInstanceOf(CancelledException.class);
          }
        }
      } catch (CancelledException e) {
        cancelled++;
        assertThat(e.getSuppressed()).isEmpty();
        assertThat(example.files()).isEqualTo(files);
      }
      other.join();
      assertThat(Contents.digests(example.folder(), example.outputs()))
          .as("seed %d, cancellation %d", SEED, i)
          .isEqualTo(committed);
    }
    System.out.printf("killed: %d of %d runs were cancelled%n", cancelled, CANCELLATIONS);
  }

  @Test
  void ctrlCEndsAProcessCleanly() throws Exception {
    assumeFalse(ignoresInterrupts(), "this process was started deaf to Ctrl-C");
    Example example = endless(Example.copy("orders", root.resolve("interrupted")));
    List<String> files = example.files();
    Path errors = root.resolve("errors");
    try (ChildJvm child =
        ChildJvm.start(
            errors, Main.class.getName(), "run", example.file().toString(), "--memory", "512m")) {
      while (child.process().isAlive() && !isWriting(example)) {
        Thread.sleep(20);
      }
      child.interrupt();
      assertThat(child.process().waitFor()).as(child.complaints()).isEqualTo(128 + SIGINT);
      assertThat(child.process().inputReader().readLine()).isNull();
      assertThat(child.complaints()).doesNotContain("\tat ");
    }
    assertThat(example.files()).isEqualTo(files);
  }

  /// Multiplies rows until nobody can wait for the end.
  private static Example endless(Example example) throws IOException {
    Files.writeString(example.file(), ENDLESS);
    return example;
  }

  private static boolean isWriting(Example example) throws IOException {
    Path out = example.folder().resolve("out");
    if (!Files.exists(out)) {
      return false;
    }
    try (Stream<Path> all = Files.walk(out)) {
      return all.anyMatch(Files::isRegularFile);
    }
  }

  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return !Files.exists(status)
        || Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
            .anyMatch(mask -> (mask >> (SIGINT - 1) & 1) != 0);
  }

  private Map<String, String> sound() throws IOException {
    Example example = Example.copy("orders", root.resolve("sound-" + random.nextInt(1 << 30)));
    assertThat(run(example, new Cancellation())).allMatch(Committed.class::isInstance);
    return Contents.digests(example.folder(), example.outputs());
  }

  private static List<CommitOutcome> run(Example example, Cancellation cancellation)
      throws IOException {
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 2);
      return session.run(session.prepare(example.spec()), cancellation, _ -> {}).outcomes();
    }
  }
}
