package dev.quiver.delta.commit;

import static dev.quiver.delta.fixture.LogFolder.feature;
import static dev.quiver.delta.fixture.LogFolder.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.commit.CommitOutcome.Conflict;
import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.RoaringBytes;
import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.logical.plan.Target.WriteMode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes to a table one of whose files has deleted rows.
class DeletionVectorCommitTest {
  private static final String FIRST = vector(1L);
  private static final String SECOND = vector(1L, 2L);

  @TempDir private Path folder;
  private final LocalStore store = new LocalStore();
  private final Tables tables = new Tables(store, WriteSettings.DEFAULT);

  @BeforeEach
  void makeTable() {
    DataFiles.write(folder.resolve("f"), "a int64", "0", "1", "2");
    new LogFolder(folder)
        .commit(feature("deletionVectors"), metadata("a long", "", ""), add(FIRST));
  }

  @Test
  void removesTheFileWithItsDeletedRows() {
    assertThat(commit(WriteMode.OVERWRITE)).isInstanceOf(Committed.class);
    assertThat(paths()).hasSize(1).doesNotContain("f");
  }

  @Test
  void conflictsWithWhomDeletesMoreRows() {
    try (StagedWrite staged = stage(WriteMode.OVERWRITE)) {
      otherDeletesMore();
      assertThat(tables.commit(staged))
          .isInstanceOfSatisfying(
              Conflict.class,
              conflict -> assertThat(conflict.reason()).contains("removed 1 files"));
    }
    assertThat(paths()).containsExactly("f");
  }

  @Test
  void appendsBesideWhomDeletesMoreRows() {
    try (StagedWrite staged = stage(WriteMode.APPEND)) {
      otherDeletesMore();
      assertThat(tables.commit(staged)).isInstanceOf(Committed.class);
    }
    assertThat(paths()).hasSize(2).contains("f");
    assertThat(open().files()).anyMatch(file -> file.liveRows().orElse(-1) == 1);
  }

  private void otherDeletesMore() {
    new LogFolder(folder)
        .write(
            "00000000000000000001.json",
            "{\"commitInfo\":{\"operation\":\"DELETE\"}}\n%s\n%s\n"
                .formatted(
                    "{\"remove\":{\"path\":\"f\",\"dataChange\":true,\"deletionVector\":%s}}"
                        .formatted(FIRST),
                    add(SECOND)));
  }

  private CommitOutcome commit(WriteMode mode) {
    try (StagedWrite staged = stage(mode)) {
      return tables.commit(staged);
    }
  }

  private StagedWrite stage(WriteMode mode) {
    return tables.stage(Tables.write(folder.toString(), mode), "a int64", 1, "7");
  }

  private Snapshot open() {
    return new KernelTables(store).open(folder.toString(), OptionalLong.empty());
  }

  private List<String> paths() {
    return open().files().stream().map(DataFile::path).toList();
  }

  private static String add(String vector) {
    return """
    {"add":{"path":"f","partitionValues":{},"size":10,"modificationTime":1,"dataChange":true,\
    "stats":"{\\"numRecords\\":3}","deletionVector":%s}}\
    """
        .formatted(vector);
  }

  private static String vector(Long... rows) {
    byte[] bytes = RoaringBytes.of(new TreeSet<>(List.of(rows)), false);
    return "{\"storageType\":\"i\",\"pathOrInlineDv\":\"%s\",\"sizeInBytes\":%d,\"cardinality\":%d}"
        .formatted(RoaringBytes.text(bytes), bytes.length, rows.length);
  }
}
