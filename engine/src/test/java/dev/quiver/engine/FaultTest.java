package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.quiver.delta.commit.CommitOutcome;
import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.commit.CommitOutcome.Failed;
import dev.quiver.delta.fixture.FaultyStore;
import dev.quiver.delta.fixture.FaultyStore.Fault;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.engine.fixture.Example;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.spec.Wanted;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Storage goes wrong at every single operation of a run: it ends in a typed error or a committed
/// result, and whatever it leaves behind can be read and run again.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class FaultTest {
  private static final List<String> INPUTS = List.of("tables/orders", "tables/customers");

  @TempDir private Path root;
  private Map<String, String> inputs = Map.of();
  private Map<String, String> outputs = Map.of();
  private List<String> files = List.of();
  private int operations;

  @BeforeEach
  void runsOnceOnSoundStorage() throws IOException {
    Example example = Example.copy("orders", root.resolve("sound"));
    files = example.files();
    inputs = Contents.digests(example.folder(), INPUTS);
    FaultyStore counting = FaultyStore.sound(new LocalStore());
    assertThat(run(example, counting, 1)).allMatch(Committed.class::isInstance);
    operations = counting.operations();
    outputs = Contents.digests(example.folder(), example.outputs());
    assertThat(outputs).hasSize(4);
  }

  @TestFactory
  Stream<DynamicTest> runsWhollyOrNotAtAll() {
    return Arrays.stream(Fault.values())
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> everyOperation(fault)));
  }

  @Test
  void queriesGiveAllRowsOrATypedError() throws IOException {
    Example example = Example.copy("orders", root.resolve("query"));
    FaultyStore counting = FaultyStore.sound(new LocalStore());
    List<String> rows = query(example, counting);
    for (Fault fault : Fault.values()) {
      for (int at = 1; at <= counting.operations(); at++) {
        try {
          assertThat(query(example, new FaultyStore(new LocalStore(), fault, at)))
              .as("%s at %d", fault, at)
              .isEqualTo(rows);
        } catch (QueryException e) {
          checkError(e, fault + " at " + at);
        }
      }
    }
    assertThat(example.files()).isEqualTo(files);
  }

  @Test
  void letsGoOfEveryFile() throws IOException {
    Example example = Example.copy("orders", root.resolve("open"));
    long before = openFiles();
    for (int at = 1; at <= operations; at++) {
      try {
        run(example, new FaultyStore(new LocalStore(), Fault.FAIL, at), 2);
      } catch (QueryException e) {
        checkError(e, "at " + at);
      }
    }
    assertThat(openFiles()).isLessThan(before + operations / 4);
  }

  private void everyOperation(Fault fault) throws IOException {
    int committed = 0;
    for (int at = 1; at <= operations; at++) {
      String name = fault + "-" + at;
      Example example = Example.copy("orders", root.resolve(name));
      FaultyStore store = new FaultyStore(new LocalStore(), fault, at);
      Map<String, String> expected = new TreeMap<>();
      try {
        for (CommitOutcome outcome : run(example, store, at % 2 + 1)) {
          if (outcome instanceof Committed done) {
            String location = example.folder().relativize(Path.of(done.location())).toString();
            expected.put(location, outputs.getOrDefault(location, "no such output"));
          } else if (outcome instanceof Failed failed) {
            checkError(failed.error(), name);
          }
        }
      } catch (QueryException e) {
        checkError(e, name);
      }
      assertThat(store.struck()).as(name).isTrue();
      committed += expected.size();
      check(example, expected, name, fault);
    }
    System.out.printf("faults: %s at %d operations, %d commits%n", fault, operations, committed);
  }

  /// The tables hold what the run says, nothing is left over, and the next run works.
  private void check(Example example, Map<String, String> expected, String name, Fault fault)
      throws IOException {
    Path folder = example.folder();
    assertThat(Contents.digests(folder, example.outputs())).as(name).isEqualTo(expected);
    if (fault != Fault.DIE && expected.isEmpty()) {
      assertThat(example.files()).as(name).isEqualTo(files);
    }
    if (name.endsWith("7")) {
      assertThat(Contents.digests(folder, INPUTS)).as(name).isEqualTo(inputs);
      assertThat(run(example, new LocalStore(), 1)).as(name).allMatch(Committed.class::isInstance);
      assertThat(Contents.digests(folder, example.outputs())).as(name).isEqualTo(outputs);
    }
  }

  private static void checkError(QueryException error, String name) {
    assertThat(error.code()).as(name).matches("STORAGE_[A-Z]+|COMMIT_IN_DOUBT|DATA_FILE_MISSING");
    assertThat(error.getMessage()).as(name).contains("fault at operation");
    assertThat(error.getSuppressed()).as(name).allMatch(QueryException.class::isInstance);
  }

  private static List<CommitOutcome> run(Example example, ObjectStore store, int threads)
      throws IOException {
    try (Engine engine = Engine.over(store)) {
      Session session = example.session(engine, threads);
      return session.run(session.prepare(example.spec())).outcomes();
    }
  }

  private static List<String> query(Example example, FaultyStore store) throws IOException {
    try (Engine engine = Engine.over(store)) {
      Session session = example.session(engine, 2);
      PreparedRun run = session.prepare(example.spec(), new Wanted.View("idle_customers"));
      try (QueryResult result = session.query(run)) {
        return Contents.lines(result);
      }
    }
  }

  private static long openFiles() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getOpenFileDescriptorCount();
  }
}
