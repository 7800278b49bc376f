package dev.quiver.delta.commit;

import static dev.quiver.delta.fixture.Tables.write;
import static dev.quiver.logical.plan.Target.WriteMode.APPEND;
import static dev.quiver.logical.plan.Target.WriteMode.OVERWRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.commit.CommitOutcome.Conflict;
import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.plan.Target.WriteMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitRaceTest {
  private static final int COMMITS = 6;

  @TempDir private Path folder;
  private final LocalStore store = new LocalStore();
  private final Tables tables = new Tables(store, WriteSettings.DEFAULT);
  private String location = "";

  @BeforeEach
  void createTable() {
    location = folder.resolve("table").toString();
    tables.commit(write(location, APPEND), "a int64", "0");
  }

  @Test
  void givesEachVersionToOneOfManyThreads() throws Exception {
    List<CommitOutcome> outcomes = race(8, APPEND, 1_000);
    assertThat(outcomes).allMatch(outcome -> outcome instanceof Committed);
    assertThat(outcomes.stream().map(outcome -> ((Committed) outcome).version()).sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
    assertThat(rows()).isEqualTo(9);
  }

  @Test
  void letsOneOfManyOverwritesWin() throws Exception {
    List<CommitOutcome> outcomes = race(8, OVERWRITE, 1_000);
    assertThat(outcomes.stream().filter(outcome -> outcome instanceof Committed)).hasSize(1);
    assertThat(outcomes.stream().filter(outcome -> outcome instanceof Conflict)).hasSize(7);
    assertThat(rows()).isEqualTo(1);
    assertThat(folder.resolve("table").toFile().list((_, name) -> name.endsWith(".parquet")))
        .as("the losers' files are gone")
        .hasSize(2);
  }

  @Test
  void givesEachVersionToOneOfTwoProcesses() throws Exception {
    Process first = process();
    Process second = process();
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(snapshot().version()).isEqualTo(2 * COMMITS);
    assertThat(rows()).isEqualTo(1 + 2 * COMMITS);
  }

  @Test
  void letsOneOfManyCreateATable() throws Exception {
    location = folder.resolve("new").toString();
    List<CommitOutcome> outcomes = race(4, APPEND, 1_000);
    assertThat(outcomes.stream().filter(outcome -> outcome instanceof Committed)).hasSize(1);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void appendsAfterAnOverwriteAndNotTheOtherWayRound() {
    try (StagedWrite append = tables.stage(write(location, APPEND), "a int64", 1, "1");
        StagedWrite overwrite = tables.stage(write(location, OVERWRITE), "a int64", 1, "2")) {
      tables.commit(write(location, OVERWRITE), "a int64", "3");
      assertThat(tables.commit(append))
          .isInstanceOfSatisfying(Committed.class, c -> assertThat(c.version()).isEqualTo(2));
      assertThat(tables.commit(overwrite))
          .isInstanceOfSatisfying(
              Conflict.class,
              c -> {
                assertThat(c.version()).isEqualTo(1);
                assertThat(c.message()).contains("removed 1 files", "nothing was written");
              });
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void stopsAtTheFirstOutputThatCannotBeCommitted() {
    String other = folder.resolve("other").toString();
    String third = folder.resolve("third").toString();
    try (StagedWrite first = tables.stage(write(other, APPEND), "a int64", 1, "1");
        StagedWrite second = tables.stage(write(location, OVERWRITE), "a int64", 1, "2");
        StagedWrite last = tables.stage(write(third, APPEND), "a int64", 1, "2")) {
      tables.commit(write(location, APPEND), "a int64", "3");
      List<CommitOutcome> outcomes =
          new Commits(store, WriteSettings.DEFAULT)
              .commit(List.of(first, second, last), new TreeMap<>());
      assertThat(outcomes)
          .satisfiesExactly(
              outcome -> assertThat(outcome).isInstanceOf(Committed.class),
              outcome -> assertThat(outcome).isInstanceOf(Conflict.class));
    }
    assertThat(tables.find(other)).isPresent();
    assertThat(tables.find(third)).isEmpty();
  }

  /// Commits rows to the table at a location, one after the other.
  public static void main(String[] arguments) {
    Tables tables = new Tables(new LocalStore(), WriteSettings.DEFAULT);
    for (int i = 0; i < COMMITS; i++) {
      CommitOutcome outcome = tables.commit(patient(arguments[0], APPEND, 1_000), "a int64", "7");
      if (!(outcome instanceof Committed)) {
        throw new IllegalStateException(outcome.toString());
      }
    }
  }

  private List<CommitOutcome> race(int writers, WriteMode mode, int retries) throws Exception {
    CountDownLatch staged = new CountDownLatch(writers);
    List<CommitOutcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<CommitOutcome>> futures = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        futures.add(
            threads.submit(() -> {
              try (StagedWrite write =
                  tables.stage(patient(location, mode, retries), "a int64", 1, "5")) {
                staged.countDown();
                staged.await();
                return tables.commit(write);
              }
            }));
      }
      for (Future<CommitOutcome> future : futures) {
        outcomes.add(future.get());
      }
    }
    return outcomes;
  }

  private static Write patient(String location, WriteMode mode, int retries) {
    return new Write(location, mode, List.of(), new TreeMap<>(), retries, FileLayout.DEFAULT);
  }

  private Process process() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--") || argument.startsWith("-Dslf4j"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), getClass().getName(), location));
    return new ProcessBuilder(command).inheritIO().start();
  }

  private Snapshot snapshot() {
    return new KernelTables(store).open(location, OptionalLong.empty());
  }

  private long rows() {
    return snapshot().files().stream()
        .mapToLong(file -> file.statistics().rows().getAsLong())
        .sum();
  }
}
