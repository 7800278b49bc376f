package dev.quiver.delta.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.Mutations;
import dev.quiver.delta.fixture.Mutator;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.QueryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spoils files of logs, commits and checkpoints of every kind, one at a time: each ends in a
/// snapshot or in a typed error.
class LogMutationTest {
  private static final int LOGS = 2;

  private final KernelTables tables = new KernelTables(new LocalStore());

  @TempDir Path folder;

  @Test
  void endsInASnapshotOrInATypedError() throws IOException {
    int count = Mutations.count(12) / LOGS;
    int errors = 0;
    for (int i = 0; i < LOGS; i++) {
      long seed = Mutations.seed() + i;
      Path table = folder.resolve("t" + i);
      try (RandomLog log = new RandomLog(table, new Random(seed), i % 2 == 1)) {
        log.write(20);
      }
      assertThat(errors(table, OptionalLong.empty(), "seed " + seed)).isZero();
      for (int mutation = 0; mutation < count; mutation++) {
        errors +=
            mutate(
                table, new Random(seed + (long) LOGS * mutation), "seed " + seed + ", " + mutation);
      }
    }
    System.out.printf("%d of %d mutated logs ended in errors%n", errors, count * LOGS);
    assertThat(errors).isPositive();
  }

  /// Spoils a file that the newest version may need, and puts it right again.
  private int mutate(Path table, Random random, String what) throws IOException {
    List<Path> files = files(table.resolve("_delta_log"));
    Path file = files.get(files.size() - 1 - random.nextInt(Math.min(files.size(), 12)));
    byte[] good = Files.readAllBytes(file);
    Mutator mutator = new Mutator(random);
    boolean json = file.toString().endsWith(".json");
    Files.write(file, json ? mutator.text(good) : mutator.binary(good, 0, good.length));
    try {
      return errors(table, OptionalLong.empty(), what + ", " + file.getFileName());
    } finally {
      Files.write(file, good);
    }
  }

  private int errors(Path table, OptionalLong version, String what) {
    try {
      Snapshot snapshot = tables.open(table.toString(), version);
      snapshot.files().stream()
          .map(DataFile::statistics)
          .forEach(found -> {
            assertThat(found).isNotNull();
          });
      return 0;
    } catch (QueryException e) {
      assertThat(e.code()).as(what).isNotEmpty();
      return 1;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
