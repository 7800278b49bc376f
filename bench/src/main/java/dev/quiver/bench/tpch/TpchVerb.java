package dev.quiver.bench.tpch;

import dev.quiver.bench.peer.DuckDbPeer;
import dev.quiver.bench.peer.Peer;
import dev.quiver.bench.peer.QuiverPeer;
import dev.quiver.bench.peer.Tables;
import dev.quiver.bench.race.Clock;
import dev.quiver.bench.result.Lap;
import dev.quiver.bench.result.LapTable;
import dev.quiver.bench.tpch.TpchRace.Checked;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.cli.ByteSize;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  private static final List<String> PEERS = List.of("duckdb");

  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "The scale factor of tables to make; default: 1, or that of --data.")
  private OptionalDouble scale = OptionalDouble.empty();

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
      description = "Whom to race: duckdb; default: duckdb.")
  private List<String> peers = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder of the eight Delta tables; default: made below --work.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--work",
      paramLabel = "DIR",
      defaultValue = "target/bench",
      description = "Where tables are made and found again; default: target/bench.")
  private Path work = Path.of("target/bench");

  @Option(names = "--runs", defaultValue = "5", description = "Timed runs of each; default: 5.")
  private int runs = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "3",
      description = "Untimed runs before, for so long a query; default: 3.")
  private double warmUp = 3;

  @Option(
      names = "--threads",
      defaultValue = "0",
      description = "Threads of each; default: the cores of the machine.")
  private int threads;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Memory of each, such as 8g; default: half of the machine's.")
  private Optional<String> memory = Optional.empty();

  @Option(
      names = "--clock",
      defaultValue = "WALL",
      description = "${COMPLETION-CANDIDATES}; CPU is steadier beside other work; default: WALL.")
  private Clock clock = Clock.WALL;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<TpchQuery> queries = queries();
    peers.forEach(this::check);
    SessionOptions options = options();
    Tables tables =
        data.isPresent() ? TpchData.in(data.get()) : TpchData.made(work, scale.orElse(1));
    List<Peer> others = new ArrayList<>();
    List<Lap> laps;
    try (QuiverPeer quiver = new QuiverPeer(tables, options)) {
      peers.forEach(_ ->
          others.add(
              new DuckDbPeer(
                  tables, options.execution().threads(), options.execution().memoryBytes())));
      laps = laps(new TpchRace(quiver, others, clock), queries);
    } finally {
      others.forEach(Peer::close);
    }
    return laps.stream().allMatch(lap -> lap.failure().isEmpty()) ? 0 : 1;
  }

  /// All queries are warm before the first is timed: what one leaves compiled serves others too.
  private List<Lap> laps(TpchRace race, List<TpchQuery> queries) {
    PrintWriter out = spec.commandLine().getOut();
    LapTable table = new LapTable(peers);
    out.println(table.head());
    out.flush();
    List<Lap> laps = new ArrayList<>();
    for (Checked checked : queries.stream().map(query -> race.check(query, warmUp)).toList()) {
      Lap lap = race.lap(checked, runs);
      laps.add(lap);
      out.println(table.line(lap));
      out.flush();
    }
    out.println(table.means(laps));
    return laps;
  }

  private List<TpchQuery> queries() {
    return names.isEmpty()
        ? TpchQuery.all()
        : names.stream()
            .map(name ->
                TpchQuery.named(name)
                    .orElseThrow(
                        () -> wrong("no such query: " + name + "\n  has 1 to 22, or q01 to q22")))
            .toList();
  }

  private SessionOptions options() {
    SessionOptions options = SessionOptions.defaults();
    if (threads < 0) {
      throw wrong("not a number of threads: " + threads);
    }
    if (threads > 0) {
      options = options.withThreads(threads);
    }
    return memory.isPresent() ? options.withMemory(new ByteSize().convert(memory.get())) : options;
  }

  private void check(String peer) {
    if (!PEERS.contains(peer)) {
      throw wrong("no such peer: " + peer + "\n  has " + String.join(", ", PEERS));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
