package dev.quiver.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.generate.TableForm;
import dev.quiver.bench.generate.TpchTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the race once over a small table: both must agree on every column, which the race itself
/// demands.
class ScanRaceTest {
  private static final double SCALE = 0.002;

  @Test
  void bothAnswerEveryColumnAlike(@TempDir Path work) {
    List<Question> questions = Question.of(TpchTables.schema(RacedTable.NAME));
    for (TableForm form : TableForm.values()) {
      RacedTable table = RacedTable.at(work, SCALE, form);
      try (ScanRace race = new ScanRace(table, questions, 2, Clock.WALL)) {
        race.warmUp(0);
        assertThat(race.laps(1))
            .as(form.toString())
            .extracting(Lap::column)
            .containsExactlyElementsOf(questions.stream().map(Question::name).toList());
      }
    }
  }

  @Test
  void findsTheTableItMade(@TempDir Path work) throws Exception {
    Path location = RacedTable.at(work, SCALE, TableForm.DUCKDB_ZSTD).location();
    Path file = location.resolve("lineitem.parquet");
    var made = Files.getLastModifiedTime(file);
    assertThat(RacedTable.at(work, SCALE, TableForm.DUCKDB_ZSTD).location()).isEqualTo(location);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(made);
  }

  @Test
  void meansAreGeometric() {
    List<Lap> laps = List.of(new Lap("a", 1, 2), new Lap("b", 4, 2));
    assertThat(Lap.geometricMean(laps)).isEqualTo(1.0);
  }
}
