package dev.quiver.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.generate.TableForm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the race once over a small table: the race itself demands that the copies agree.
class WriteRaceTest {
  @Test
  void bothCopyTheSameRows(@TempDir Path work) {
    RacedTable table = RacedTable.at(work, 0.002, TableForm.DUCKDB_SNAPPY);
    try (WriteRace race = new WriteRace(table, work.resolve("copies"), 2, Clock.WALL)) {
      assertThat(race.lap(1).ratio()).isPositive();
    }
    assertThat(work.resolve("copies")).isEmptyDirectory();
  }
}
