package dev.quiver.delta.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.cache.CacheCounts;
import dev.quiver.delta.cache.TableCaches;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.store.LocalStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of a table, brought up to date, is what its whole log says.
class RefreshTest {
  private static final long SEED = 77L;
  private static final OptionalLong LATEST = OptionalLong.empty();

  private final LocalStore store = new LocalStore();
  private final TableCaches caches = new TableCaches(1 << 20);

  @TempDir private Path folder;

  @Test
  void refreshesToWhatTheLogSays() {
    for (long seed = SEED; seed < SEED + 4; seed++) {
      Random random = new Random(seed);
      try (RandomLog log = new RandomLog(folder.resolve("t" + seed), random, false)) {
        for (int round = 0; round < 12; round++) {
          log.write(1 + random.nextInt(3));
          Snapshot refreshed = open(log.location());
          Snapshot whole = new KernelTables(store).open(log.location(), LATEST);
          assertThat(refreshed).as("seed %d, round %d", seed, round).isEqualTo(whole);
        }
      }
    }
  }

  @Test
  void remembersAndNotices() throws Exception {
    LogFolder log =
        LogFolder.of(folder, "a long", "")
            .commit(LogFolder.add("x", "", ""), LogFolder.add("y", "", ""));
    Snapshot first = open(log.location());
    assertThat(open(log.location())).isSameAs(first);
    assertThat(caches.snapshots().counts()).matches(counts -> counts.hits() == 1);

    log.commit(LogFolder.remove("x"));
    assertThat(open(log.location()).files()).hasSize(1);
    assertThat(open(log.location()).metadata()).isSameAs(first.metadata());

    Path commit = folder.resolve("_delta_log/00000000000000000002.json");
    Files.setLastModifiedTime(commit, FileTime.fromMillis(12_345));
    assertThat(open(log.location()).files()).hasSize(1);
    CacheCounts counts = caches.snapshots().counts();
    assertThat(counts.stale()).isEqualTo(1);
    assertThat(counts.bytes()).isEqualTo(caches.bytes()).isPositive();
    caches.clear();
    assertThat(caches.bytes()).isZero();
  }

  @Test
  void readsAnotherTableInTheSamePlaceAnew() throws Exception {
    LogFolder.of(folder, "a long", "").commit(LogFolder.add("x", "", ""));
    open(folder.toString());
    Files.delete(folder.resolve("_delta_log/00000000000000000000.json"));
    Files.delete(folder.resolve("_delta_log/00000000000000000001.json"));
    LogFolder.of(folder, "other string", "")
        .commit(LogFolder.add("elsewhere", "", ""))
        .commit(LogFolder.add("more", "", ""));
    Snapshot again = open(folder.toString());
    assertThat(again.schema().fields().getFirst().name()).isEqualTo("other");
    assertThat(again.files()).extracting(file -> file.path()).containsExactly("elsewhere", "more");
  }

  @Test
  void keepsNothingWithoutRoom() {
    LogFolder log = LogFolder.of(folder, "a long", "").commit(LogFolder.add("x", "", ""));
    TableCaches none = TableCaches.none();
    for (int i = 0; i < 2; i++) {
      DeltaTables tables = new DeltaTables(store, none);
      assertThat(tables.snapshot(tables.pin("t", log.location(), LATEST)).files()).hasSize(1);
    }
    assertThat(none.snapshots().counts().hits()).isZero();
    assertThat(none.bytes()).isZero();
  }

  private Snapshot open(String location) {
    DeltaTables tables = new DeltaTables(store, caches);
    return tables.snapshot(tables.pin("t", location, LATEST));
  }
}
