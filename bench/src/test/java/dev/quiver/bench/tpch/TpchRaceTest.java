package dev.quiver.bench.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.generate.TpchTables;
import dev.quiver.bench.peer.Answer;
import dev.quiver.bench.peer.Cell;
import dev.quiver.bench.peer.DuckDbPeer;
import dev.quiver.bench.peer.Peer;
import dev.quiver.bench.peer.PeerRace;
import dev.quiver.bench.peer.QuiverPeer;
import dev.quiver.bench.peer.Tables;
import dev.quiver.bench.race.Clock;
import dev.quiver.bench.result.Lap;
import dev.quiver.engine.SessionOptions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the race once at a small scale: all 22 answers must be DuckDB's, and a wrong one be told.
class TpchRaceTest {
  private static final long MEMORY = 1L << 30;

  @TempDir private static Path work;
  private static Tables tables = new Tables(Path.of(""), Collections.emptySortedMap());

  @BeforeAll
  static void generate() {
    TpchTables.names().forEach(name -> TpchData.make(work.resolve(name), name, 0.01));
    tables = Tables.in(work, TpchTables.names());
  }

  @Test
  void allAnswersAreDuckDbs() {
    try (QuiverPeer quiver = quiver();
        Peer duck = new DuckDbPeer(tables, 2, MEMORY)) {
      PeerRace race = new PeerRace(quiver, List.of(duck), Clock.WALL);
      for (TpchQuery query : TpchQuery.all()) {
        Lap lap = race.lap(race.check(query.question(), 0), 1);
        assertThat(lap.failure()).as(query.name()).isEmpty();
        assertThat(lap.millis()).as(query.name()).containsOnlyKeys("quiver", "duckdb");
        assertThat(lap.planning()).as(query.name()).isPositive();
      }
    }
  }

  @Test
  void noTimeCountsForAWrongAnswer() {
    try (QuiverPeer quiver = quiver()) {
      PeerRace race = new PeerRace(quiver, List.of(new Liar(), new Liar()), Clock.WALL);
      Lap lap = race.lap(race.check(new TpchQuery(6).question(), 0), 1);
      assertThat(lap.millis()).isEmpty();
      assertThat(lap.failure().orElseThrow()).startsWith("quiver is not liar: row 0 is [");
    }
  }

  @Test
  void aPeerThatFailsIsToldByItsQuery() {
    Tables none = new Tables(work, Collections.emptySortedMap());
    try (QuiverPeer quiver = quiver();
        Peer duck = new DuckDbPeer(none, 2, MEMORY)) {
      PeerRace race = new PeerRace(quiver, List.of(duck), Clock.WALL);
      assertThat(race.lap(race.check(new TpchQuery(6).question(), 0), 1).failure().orElseThrow())
          .startsWith("PEER_FAILED: duckdb could not answer");
    }
  }

  @Test
  void tablesTellTheirScale() {
    assertThat(TpchData.scale(tables)).isEqualTo(0.01);
  }

  private static QuiverPeer quiver() {
    return new QuiverPeer(tables, SessionOptions.defaults().withThreads(2).withMemory(MEMORY));
  }

  /// Answers whatever comes with one row.
  private static final class Liar implements Peer {
    @Override
    public String name() {
      return "liar";
    }

    @Override
    public Answer answer(String sql) {
      return new Answer(List.of(List.of(Cell.of(42))));
    }

    @Override
    public Run run(String sql, Clock clock) {
      return new Run(1, 1);
    }

    @Override
    public void close() {}
  }
}
