package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.log.LogListing;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.ScanOptions;
import dev.quiver.logical.catalog.TableVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeTravelTest {
  private static final String PROTOCOL =
      """
      {"protocol":{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["inCommitTimestamp"]}}\
      """;

  @TempDir Path folder;

  @Test
  void findsTheNewestVersionAtATime() throws IOException {
    LogFolder.of(folder, "a long", "").commit("{\"commitInfo\":{}}").commit("{\"commitInfo\":{}}");
    touch(0, 1_000);
    touch(1, 2_000);
    touch(2, 5_000);

    assertThat(at(1_000)).isZero();
    assertThat(at(1_999)).isZero();
    assertThat(at(2_000)).isEqualTo(1);
    assertThat(at(4_999)).isEqualTo(1);
    assertThat(at(5_000)).isEqualTo(2);
    assertOutside(999, "before the first commit");
    assertOutside(5_001, "after the last commit");
  }

  /// Copies have any order of times.
  @Test
  void putsFileTimesInTheOrderOfVersions() throws IOException {
    LogFolder.of(folder, "a long", "").commit("{\"commitInfo\":{}}").commit("{\"commitInfo\":{}}");
    touch(0, 3_000);
    touch(1, 1_000);
    touch(2, 3_000);

    assertThat(at(3_000)).isZero();
    assertThat(at(3_001)).isEqualTo(1);
    assertThat(at(3_002)).isEqualTo(2);
    assertOutside(3_003, "1970-01-01T00:00:03Z to 1970-01-01T00:00:03.002Z");
  }

  @Test
  void believesCommitsThatCarryTheirTime() throws IOException {
    new LogFolder(folder).commit(carrying(10_000), PROTOCOL, metadata("")).commit(carrying(20_000));
    touch(0, 1);
    touch(1, 2);

    assertThat(at(19_999)).isZero();
    assertThat(at(20_000)).isEqualTo(1);
    assertOutside(9_999, "before the first commit");
  }

  @Test
  void believesFilesBeforeCommitsBeganToCarryTheirTime() throws IOException {
    new LogFolder(folder)
        .commit(
            "{\"commitInfo\":{}}", LogFolder.protocol(1, 2), LogFolder.metadata("a long", "", ""))
        .commit("{\"commitInfo\":{}}")
        .commit(
            carrying(10_000),
            PROTOCOL,
            metadata(
                """
                ,"delta.inCommitTimestampEnablementVersion":"2",\
                "delta.inCommitTimestampEnablementTimestamp":"10000\"\
                """))
        .commit(carrying(12_000));
    touch(0, 1_000);
    // Copied later than the commits after it were made.
    touch(1, 11_000);
    touch(2, 90_000);
    touch(3, 90_000);

    assertThat(at(9_999)).isZero();
    assertThat(at(10_000)).isEqualTo(2);
    assertThat(at(11_500)).isEqualTo(2);
    assertThat(at(12_000)).isEqualTo(3);
    assertOutside(12_001, "after the last commit");
  }

  @Test
  void saysWhichCommitDoesNotCarryItsTime() {
    new LogFolder(folder)
        .commit("{\"commitInfo\":{\"inCommitTimestamp\":1}}", PROTOCOL, metadata(""))
        .commit("{\"commitInfo\":{}}")
        .commit(carrying(5));

    assertThatThrownBy(() -> at(3)).hasMessageContaining("version 1 has no inCommitTimestamp");
  }

  private static String carrying(long millis) {
    return "{\"commitInfo\":{\"inCommitTimestamp\":%d,\"operation\":\"WRITE\"}}".formatted(millis);
  }

  private static String metadata(String more) {
    return LogFolder.metadata("a long", "", "\"delta.enableInCommitTimestamps\":\"true\"" + more);
  }

  private void touch(long version, long millis) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve("_delta_log").resolve(LogListing.commitName(version)),
        FileTime.fromMillis(millis));
  }

  private long at(long millis) {
    return new DeltaTables(new LocalStore())
        .pin(
            "t",
            folder.toString(),
            new TableVersion.AsOf(Instant.ofEpochMilli(millis)),
            ScanOptions.NONE)
        .version();
  }

  private void assertOutside(long millis, String words) {
    assertThatThrownBy(() -> at(millis))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(TableErrors.NO_VERSION))
        .hasMessageContaining(words);
  }
}
