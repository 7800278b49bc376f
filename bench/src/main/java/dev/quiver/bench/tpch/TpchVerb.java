package dev.quiver.bench.tpch;

import dev.quiver.bench.peer.DuckDbPeer;
import dev.quiver.bench.peer.Peer;
import dev.quiver.bench.peer.PeerRace;
import dev.quiver.bench.peer.PeerRace.Checked;
import dev.quiver.bench.peer.QuiverPeer;
import dev.quiver.bench.peer.RaceFlags;
import dev.quiver.bench.peer.Tables;
import dev.quiver.bench.peer.TimingFlags;
import dev.quiver.bench.race.BenchException;
import dev.quiver.bench.result.Lap;
import dev.quiver.bench.result.LapTable;
import dev.quiver.bench.result.RaceResult.Setting;
import dev.quiver.bench.result.ResultFlags;
import dev.quiver.bench.spark.SparkPeer;
import dev.quiver.engine.SessionOptions;
import dev.quiver.exec.context.ExecutionSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Races the 22 queries of TPC-H.
@Command(
    name = "tpch",
    description = {
      "Races the 22 queries of TPC-H against peers, over the same files; answers are compared"
          + " before any time counts.",
      "Prints medians in milliseconds, this engine's over each peer's, and how much of it planning"
          + " took."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./quiver bench tpch --scale 1 --threads 2 --json target/tpch.json"})
public final class TpchVerb implements Callable<Integer> {
  private static final List<String> PEERS = List.of("duckdb", "spark");

  @Option(
      names = "--queries",
      paramLabel = "N,…",
      split = ",",
      description = "Only these, such as 1,6 or q09.")
  private List<String> names = List.of();

  @Option(
      names = "--peers",
      paramLabel = "NAME,…",
      split = ",",
      defaultValue = "duckdb",
      description =
          "Whom to race: duckdb, spark (4.2.0, fetched by Maven when it is first asked for; wants a"
              + " JDK 17 or 21); beside duckdb, whose doubles tell what is a quotient, decimals that"
              + " spark rounds and quiver cuts off are one; default: duckdb.")
  private List<String> peers = List.of();

  @Option(
      names = "--cold",
      description =
          "Each run in a process of its own that has run nothing before; its start does not count.")
  private boolean cold;

  @Mixin private TimingFlags timing = new TimingFlags();

  @Mixin private RaceFlags flags = new RaceFlags();

  @Mixin private ResultFlags results = new ResultFlags();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    timing.check();
    List<TpchQuery> queries = TpchQuery.named(names);
    peers.forEach(TpchVerb::check);
    SessionOptions options = flags.options();
    Tables tables = TpchData.tables(flags);
    List<Peer> others = new ArrayList<>();
    List<Lap> laps;
    try (QuiverPeer quiver = new QuiverPeer(tables, options)) {
      peers.forEach(name -> others.add(peer(name, tables, options.execution())));
      laps =
          laps(
              new PeerRace(quiver, others, timing.clock()),
              queries,
              cold(tables, options.execution()));
    } finally {
      others.forEach(Peer::close);
    }
    results.write(
        laps,
        Setting.here(
            flags.scale(() -> TpchData.scale(tables)),
            options.execution().threads(),
            timing.clock().name(),
            cold ? "cold" : "warm"));
    return laps.stream().allMatch(lap -> lap.failure().isEmpty()) ? 0 : 1;
  }

  /// All queries are warm before the first is timed: what one leaves compiled serves others too.
  private List<Lap> laps(PeerRace race, List<TpchQuery> queries, List<Peer> fresh) {
    PrintWriter out = spec.commandLine().getOut();
    LapTable table = new LapTable(peers);
    out.println(table.head());
    out.flush();
    List<Lap> laps = new ArrayList<>();
    for (Checked checked :
        queries.stream()
            .map(query -> race.check(query.question(), cold ? 0 : timing.warmUp()))
            .toList()) {
      Lap lap = cold ? race.lap(checked, timing.runs(), fresh) : race.lap(checked, timing.runs());
      laps.add(lap);
      out.println(table.line(lap));
      out.flush();
    }
    out.println(table.means(laps));
    return laps;
  }

  private List<Peer> cold(Tables tables, ExecutionSettings like) {
    List<String> engines = new ArrayList<>(List.of("quiver"));
    engines.addAll(peers);
    return engines.stream()
        .map(name -> (Peer) new ColdPeer(name, tables, like, flags.work()))
        .toList();
  }

  private Peer peer(String name, Tables tables, ExecutionSettings like) {
    return name.equals("spark")
        ? new SparkPeer(tables, like.threads(), like.memoryBytes(), flags.work())
        : new DuckDbPeer(tables, like.threads(), like.memoryBytes());
  }

  private static void check(String peer) {
    if (!PEERS.contains(peer)) {
      throw BenchException.unknown("peer", peer, String.join(", ", PEERS));
    }
  }
}
