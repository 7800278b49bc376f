package dev.quiver.delta;

import static dev.quiver.delta.fixture.ChangeLog.ON;
import static dev.quiver.delta.fixture.ChangeLog.action;
import static dev.quiver.delta.fixture.ChangeLog.add;
import static dev.quiver.delta.fixture.ChangeLog.remove;
import static dev.quiver.delta.fixture.ChangeLog.times;
import static dev.quiver.delta.fixture.ChangeLog.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.ChangeLog;
import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.change.ChangeErrors;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.catalog.ChangeRange;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.catalog.TableRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeRangeTest {
  private static final String OFF = "\"delta.enableChangeDataFeed\":\"false\"";

  @TempDir Path folder;
  private LogFolder log;

  @BeforeEach
  void begin() {
    log = new LogFolder(folder);
    DataFiles.write(folder.resolve("f"), "a int64", "1");
  }

  @Test
  void resolvesVersions() {
    alternating(4, ON);

    assertThat(pin(versions(1, 3))).isEqualTo("t changes 1 to 3");
    assertThat(pin(versions(-1, -1))).isEqualTo("t changes 0 to 4");
    assertThat(pin(versions(2, -1))).isEqualTo("t changes 2 to 4");
    assertThat(pin(versions(-1, 2))).isEqualTo("t changes 0 to 2");
    assertThat(pin(versions(4, 4))).isEqualTo("t changes 4 to 4");
  }

  @Test
  void honoursThePin() {
    alternating(4, ON);
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef pinned = tables.pin("t", folder.toString(), OptionalLong.of(3));

    assertThat(tables.pin(pinned, versions(2, -1)).text()).isEqualTo("t changes 2 to 3");
    assertThatThrownBy(() -> tables.pin(pinned, versions(2, 4)))
        .hasMessageContaining("at version 4: no such version")
        .hasMessageContaining("the newest version, or the one pinned, is 3");
  }

  @Test
  void refusesVersionsThatAreNot() {
    alternating(3, ON);

    refuses(versions(1, 4), TableErrors.NO_VERSION, "at version 4: no such version");
    refuses(versions(4, -1), TableErrors.NO_VERSION, "at version 4: no such version");
    refuses(versions(3, 2), TableErrors.NO_VERSION, "ends before it starts");
  }

  @Test
  void resolvesTimes() {
    alternating(4, ON);
    for (int version = 0; version <= 4; version++) {
      ChangeLog.written(folder, version, 10_000 * (version + 1L));
    }

    assertThat(pin(times(20_000, 40_000))).isEqualTo("t changes 1 to 3");
    assertThat(pin(times(20_001, 49_999))).isEqualTo("t changes 2 to 3");
    assertThat(pin(times(0, 90_000))).isEqualTo("t changes 0 to 4");
    assertThat(pin(times(-1, 10_000))).isEqualTo("t changes 0 to 0");
    assertThat(pin(times(50_000, -1))).isEqualTo("t changes 4 to 4");
    assertThat(pin(times(20_001, 29_999))).isEqualTo("t changes 2 to 1");
    assertThat(ChangeLog.read(folder, times(20_001, 29_999), 3)).isEmpty();
    refuses(
        times(50_001, -1), TableErrors.NO_VERSION, "the newest: version 4, 1970-01-01T00:00:50Z");
    refuses(
        times(0, 9_999), TableErrors.NO_VERSION, "the earliest: version 0, 1970-01-01T00:00:10Z");
  }

  @Test
  void resolvesTimesThatCommitsSayThemselves() {
    log.commit(LogFolder.protocol(1, 7), LogFolder.metadata("a long", "", ON))
        .commit(
            "{\"commitInfo\":{\"timestamp\":1,\"operation\":\"WRITE\",\"inCommitTimestamp\":15000}}",
            LogFolder.metadata(
                "a long",
                "",
                ON
                    + ",\"delta.enableInCommitTimestamps\":\"true\""
                    + ",\"delta.inCommitTimestampEnablementVersion\":\"1\""))
        .commit(
            "{\"commitInfo\":{\"timestamp\":1,\"operation\":\"WRITE\",\"inCommitTimestamp\":20000}}",
            add("f"))
        .commit(
            "{\"commitInfo\":{\"timestamp\":1,\"operation\":\"WRITE\",\"inCommitTimestamp\":30000}}",
            remove("f"))
        .commit(
            "{\"commitInfo\":{\"timestamp\":1,\"operation\":\"WRITE\",\"inCommitTimestamp\":40000}}",
            add("f"));
    ChangeLog.written(folder, 0, 1_000);
    ChangeLog.written(folder, 1, 900_000);

    assertThat(pin(times(2_000, 30_000))).isEqualTo("t changes 1 to 3");
    assertThat(pin(times(20_001, 90_000))).isEqualTo("t changes 3 to 4");
    assertThat(pin(times(1_001, 19_999))).isEqualTo("t changes 1 to 1");
  }

  @Test
  void namesTheEarliestVersionThatIsLeft() throws IOException {
    alternating(4, ON);
    for (int version = 0; version <= 4; version++) {
      ChangeLog.written(folder, version, 10_000 * (version + 1L));
    }
    checkpointStandsInFor(2);
    Files.delete(folder.resolve("_delta_log/%020d.json".formatted(0)));
    Files.delete(folder.resolve("_delta_log/%020d.json".formatted(1)));

    refuses(versions(1, 4), ChangeErrors.EXPIRED, "the earliest version available is 2");
    refuses(versions(0, 4), ChangeErrors.EXPIRED, "the earliest version available is 2");
    refuses(times(20_000, -1), ChangeErrors.EXPIRED, "the earliest version available is 2");
    refuses(
        versions(-1, 1),
        ChangeErrors.EXPIRED,
        "the earliest version available is 2; try a range from there to 4");
    assertThat(pin(versions(-1, 4))).isEqualTo("t changes 2 to 4");
    assertThat(pin(times(30_000, -1))).isEqualTo("t changes 2 to 4");
  }

  @Test
  void readsNoChangesThatWereNotRecorded() {
    alternating(2, OFF);
    log.commit(LogFolder.metadata("a long", "", ON)).commit(remove("f")).commit(add("f"));

    refuses(versions(2, 4), ChangeErrors.NOT_RECORDED, "version 2 recorded none");
    refuses(versions(0, 2), ChangeErrors.NOT_RECORDED, "try versions in which it is");
    refuses(versions(1, 5), ChangeErrors.NOT_RECORDED, "version 1 recorded none");
    refuses(versions(1, 5), ChangeErrors.NOT_RECORDED, "try a range that starts at version 3");
    refuses(versions(-1, 2), ChangeErrors.NOT_RECORDED, "version 2 recorded none");
    assertThat(pin(versions(3, 5))).isEqualTo("t changes 3 to 5");
    assertThat(pin(versions(-1, -1))).isEqualTo("t changes 3 to 5");
    log.commit(LogFolder.metadata("a long", "", OFF)).commit(LogFolder.metadata("a long", "", ON));
    refuses(versions(4, 7), ChangeErrors.NOT_RECORDED, "version 6 recorded none");
    assertThat(pin(versions(4, 5))).isEqualTo("t changes 4 to 5");
    assertThat(pin(versions(-1, -1))).isEqualTo("t changes 7 to 7");
  }

  @Test
  void refusesColumnsThatDoNotGoTogether() {
    assertIncompatible("a long, b string", "a long", "column b was dropped or renamed");
    assertIncompatible("a integer", "a long", "column a was integer and is long");
    assertIncompatible(
        "a {\"type\":\"struct\",\"fields\":[{\"name\":\"x\",\"type\":\"long\"}]}",
        "a {\"type\":\"struct\",\"fields\":[{\"name\":\"x\",\"type\":\"string\"}]}",
        "column a.x was long and is string");
    assertIncompatible(
        "a {\"type\":\"array\",\"elementType\":\"long\",\"containsNull\":true}",
        "a {\"type\":\"array\",\"elementType\":\"long\",\"containsNull\":false}",
        "column a was");
  }

  @Test
  void refusesAColumnThatBecameNotNull() {
    log.commit(LogFolder.protocol(1, 7), LogFolder.metadata("a long", "", ON))
        .commit(
            LogFolder.metadata("a long", "", ON)
                .replace("nullable\\\":true", "nullable\\\":false"));

    refuses(versions(0, 1), ChangeErrors.INCOMPATIBLE, "column a became NOT NULL");
    assertThat(pin(versions(1, 1))).isEqualTo("t changes 1 to 1");
  }

  @Test
  void refusesOtherPartitionColumns() {
    log.commit(LogFolder.protocol(1, 7), LogFolder.metadata("a long, b long", "", ON))
        .commit(LogFolder.metadata("a long, b long", "b", ON));

    refuses(versions(0, 1), ChangeErrors.INCOMPATIBLE, "its partition columns were others");
  }

  @Test
  void refusesATableWithAColumnOfThatName() {
    log.commit(LogFolder.protocol(1, 7), LogFolder.metadata("a long, _change_type string", "", ON));

    refuses(versions(0, 0), TableErrors.UNSUPPORTED, "it has a column _change_type of its own");
  }

  @Test
  void refusesARemoveWithoutPartitionValues() {
    log.commit(LogFolder.protocol(1, 7), LogFolder.metadata("a long, p string", "p", ON))
        .commit(action("add", "f", "\"p\":\"x\"", ",\"dataChange\":true"))
        .commit(LogFolder.remove("f"));

    refuses(versions(0, 2), TableErrors.CORRUPT, "does not say the partition values of a file: f");
  }

  @Test
  void tellsWhichFileIsGone() {
    alternating(1, ON);
    log.commit(ChangeLog.cdc("gone"));

    assertThatThrownBy(() -> ChangeLog.read(folder, versions(0, 2), 3))
        .isInstanceOfSatisfying(
            TableException.class, e -> assertThat(e.code()).isEqualTo(TableErrors.MISSING_FILE))
        .hasMessageContaining("gone");
  }

  @Test
  void refusesLogsThatMakeNoSense() {
    alternating(1, ON);
    log.commit("{\"cdc\":{\"partitionValues\":{}}}");
    refuses(versions(0, 2), TableErrors.CORRUPT, "line 1");
  }

  private void assertIncompatible(String before, String after, String reason) {
    log.commit(LogFolder.protocol(1, 7), LogFolder.metadata(before, "", ON))
        .commit(LogFolder.metadata(after, "", ON));
    long version = countOf();

    refuses(versions(version - 1, version), ChangeErrors.INCOMPATIBLE, reason);
    assertThat(pin(versions(version, version))).endsWith("to " + version);
  }

  private long countOf() {
    return new DeltaTables(new LocalStore())
        .pin("t", folder.toString(), OptionalLong.empty())
        .version();
  }

  /// Version 0 makes the table, then its file comes and goes.
  private void alternating(int versions, String properties) {
    log.commit(LogFolder.protocol(1, 7), LogFolder.metadata("a long", "", properties));
    for (int version = 1; version <= versions; version++) {
      log.commit(version % 2 == 1 ? add("f") : remove("f"));
    }
  }

  /// A checkpoint tells versions whose commits are gone.
  private void checkpointStandsInFor(long version) {
    log.write(
        "%020d.checkpoint.00000000-0000-0000-0000-000000000000.json".formatted(version),
        String.join(
                "\n",
                LogFolder.protocol(1, 7),
                LogFolder.metadata("a long", "", ON),
                "{\"checkpointMetadata\":{\"version\":%d}}".formatted(version))
            + "\n");
  }

  private String pin(ChangeRange range) {
    DeltaTables tables = new DeltaTables(new LocalStore());
    return tables.pin(tables.pin("t", folder.toString(), OptionalLong.empty()), range).text();
  }

  private void refuses(ChangeRange range, String code, String words) {
    assertThatThrownBy(() -> pin(range))
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(TableException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
