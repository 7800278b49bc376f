package dev.quiver.bench.tpch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.bench.generate.TpchTables;
import dev.quiver.bench.peer.Peer;
import dev.quiver.bench.peer.Tables;
import dev.quiver.bench.race.BenchException;
import dev.quiver.bench.race.Clock;
import dev.quiver.engine.SessionOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdPeerTest {
  @TempDir private Path work;

  @Test
  void aProcessOfItsOwnAnswersOnce() {
    TpchTables.names().forEach(name -> TpchData.make(work.resolve(name), name, 0.001));
    Tables tables = Tables.in(work, TpchTables.names());
    for (String engine : new String[] {"quiver", "duckdb"}) {
      try (Peer peer = peer(engine, tables)) {
        Peer.Run run = peer.run("SELECT n_name FROM nation", Clock.WALL);
        assertThat(run.rows()).as(engine).isEqualTo(25);
        assertThat(run.nanos()).as(engine).isPositive();
      }
    }
    try (Peer peer = peer("quiver", tables)) {
      assertThatThrownBy(() -> peer.run("SELECT nothing FROM nowhere", Clock.WALL))
          .isInstanceOf(BenchException.class)
          .hasMessageContaining("its process ended with 2");
    }
  }

  private Peer peer(String engine, Tables tables) {
    return new ColdPeer(engine, tables, SessionOptions.defaults().withThreads(1).execution(), work);
  }
}
