package dev.quiver.bench.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.lookup.LookupRace.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the look-ups once over a few files: the race itself demands that answers agree.
class LookupRaceTest {
  private static final int FILES = 12;

  @Test
  void readsLittleForFewRows(@TempDir Path work) {
    LookupTable table = LookupTable.at(work, FILES);
    LookupRace race = new LookupRace(table, 2, 1);
    List<Result> results = Lookup.of(table).stream().map(race::run).toList();

    assertThat(results).extracting(Result::rows).containsExactly(1L, 0L, 500L);
    // One file of twelve holds the key, and pages of it the row.
    assertThat(results.get(0).share()).isBetween(0.001, 0.04);
    assertThat(results.get(1).share()).isLessThan(0.01);
    assertThat(results.get(2).share()).isLessThan(0.04);
    assertThat(LookupTable.at(work, FILES)).isEqualTo(table);
  }
}
