package dev.quiver.delta.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.Corpus;
import dev.quiver.delta.kernel.KernelReplay;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.QueryException;
import io.delta.kernel.exceptions.KernelException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our replay finds the very files that Kernel's own finds.
class ReplayOracleTest {
  private static final long SEED = 20_261_120L;

  private final LocalStore store = new LocalStore();
  private final KernelTables tables = new KernelTables(store);

  @Test
  void findsTheFilesOfEveryVersionOfTheCorpus() {
    int compared = 0;
    for (String family : List.of("delta", "delta-spark-only", "parquet", "tpch", "malformed")) {
      for (Corpus one : Corpus.cases(family)) {
        compared += compare(one.location(), one.version(), one.toString()) ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void findsTheFilesOfRandomLogs(@TempDir Path folder) {
    for (long seed = SEED; seed < SEED + 8; seed++) {
      try (RandomLog log = new RandomLog(folder.resolve(Long.toString(seed)), new Random(seed))) {
        log.write(25);
        for (long version = 0; version <= log.version(); version++) {
          assertThat(compare(log.location(), OptionalLong.of(version), "seed " + seed)).isTrue();
        }
      }
    }
  }

  private boolean compare(String location, OptionalLong version, String what) {
    Snapshot ours;
    try {
      ours = tables.open(location, version);
    } catch (QueryException e) {
      return false;
    }
    FileTableBuilder theirs = new FileTableBuilder(location, ours.metadata());
    try {
      new KernelReplay(store).files(location, ours.version(), theirs::add);
    } catch (KernelException e) {
      // Kernel has no void.
      assertThat(e).as(what).hasMessageContaining("VOID");
      return false;
    }
    assertThat(sorted(ours.files()))
        .as("%s, version %d", what, ours.version())
        .isEqualTo(sorted(theirs.finish()));
    return true;
  }

  private static List<DataFile> sorted(List<DataFile> files) {
    return files.stream()
        .sorted(Comparator.comparing(DataFile::location).thenComparing(DataFile::identity))
        .toList();
  }
}
