package dev.quiver.delta.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.Corpus;
import dev.quiver.delta.kernel.KernelReplay;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.FileStatistics;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableException;
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
      try (RandomLog log =
          new RandomLog(folder.resolve(Long.toString(seed)), new Random(seed), false)) {
        log.write(25);
        for (long version = 0; version <= log.version(); version++) {
          assertThat(compare(log.location(), OptionalLong.of(version), "seed " + seed)).isTrue();
        }
      }
    }
  }

  @Test
  void readsStatisticsFromStructsAsFromJson(@TempDir Path folder) {
    for (long seed = SEED; seed < SEED + 3; seed++) {
      Path json = folder.resolve("json" + seed);
      Path structs = folder.resolve("structs" + seed);
      try (RandomLog left = new RandomLog(json, new Random(seed), false);
          RandomLog right = new RandomLog(structs, new Random(seed), true)) {
        left.write(25);
        right.write(25);
        for (long version = 0; version <= left.version(); version++) {
          OptionalLong pinned = OptionalLong.of(version);
          assertThat(statistics(right.location(), pinned))
              .as("seed %d, version %d", seed, version)
              .isEqualTo(statistics(left.location(), pinned));
        }
      }
    }
  }

  private List<FileStatistics> statistics(String location, OptionalLong version) {
    return tables.open(location, version).files().stream().map(DataFile::statistics).toList();
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
    } catch (TableException e) {
      // Kernel has no void.
      assertThat(e).as(what).hasMessageContaining("VOID");
      return false;
    }
    List<DataFile> expected = sorted(theirs.finish());
    List<DataFile> found = sorted(ours.files());
    assertThat(found).as("%s, version %d", what, ours.version()).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      // Kernel does not read statistics that are structs.
      boolean unknown = expected.get(i).statistics().rows().isEmpty();
      assertThat(unknown ? bare(found.get(i)) : found.get(i))
          .as("%s, version %d", what, ours.version())
          .isEqualTo(unknown ? bare(expected.get(i)) : expected.get(i));
    }
    return true;
  }

  private static DataFile bare(DataFile file) {
    return new DataFile(
        file.path(),
        file.location(),
        file.bytes(),
        file.modified(),
        file.partition(),
        file.partitionTexts(),
        new FileStatistics(OptionalLong.empty(), List.of()),
        file.deletionVector(),
        file.rowTracking());
  }

  private static List<DataFile> sorted(List<DataFile> files) {
    return files.stream()
        .sorted(Comparator.comparing(DataFile::location).thenComparing(DataFile::identity))
        .toList();
  }
}
