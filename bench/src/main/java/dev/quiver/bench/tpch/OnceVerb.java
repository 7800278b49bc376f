package dev.quiver.bench.tpch;

import dev.quiver.bench.peer.DuckDbPeer;
import dev.quiver.bench.peer.Peer;
import dev.quiver.bench.peer.QuiverPeer;
import dev.quiver.bench.peer.RaceFlags;
import dev.quiver.bench.peer.Tables;
import dev.quiver.bench.race.Clock;
import dev.quiver.engine.SessionOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs one query once, as this process's first: what a cold race starts.
@Command(name = "once", hidden = true, description = "Runs one query once.")
public final class OnceVerb implements Callable<Integer> {
  @Option(names = "--engine", required = true)
  private String engine = "";

  @Option(names = "--sql", required = true)
  private String sql = "";

  @Option(names = "--clock", required = true)
  private Clock clock = Clock.WALL;

  @Mixin private RaceFlags flags = new RaceFlags();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    SessionOptions options = flags.options();
    Tables tables = TpchData.tables(flags);
    int threads = options.execution().threads();
    try (Peer peer =
        engine.equals("quiver")
            ? new QuiverPeer(tables, options)
            : new DuckDbPeer(tables, threads, options.execution().memoryBytes())) {
      Peer.Run run = peer.run(sql, clock);
      spec.commandLine().getOut().println(run.nanos() + " " + run.rows());
    }
    return 0;
  }
}
