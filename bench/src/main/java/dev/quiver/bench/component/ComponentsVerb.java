package dev.quiver.bench.component;

import dev.quiver.bench.generate.FactTables;
import dev.quiver.bench.peer.DuckDbPeer;
import dev.quiver.bench.peer.PeerRace;
import dev.quiver.bench.peer.QuiverPeer;
import dev.quiver.bench.peer.RaceFlags;
import dev.quiver.bench.peer.Tables;
import dev.quiver.bench.peer.TimingFlags;
import dev.quiver.bench.race.BenchException;
import dev.quiver.bench.result.Lap;
import dev.quiver.bench.result.Median;
import dev.quiver.bench.result.RaceResult.Setting;
import dev.quiver.bench.result.ResultFlags;
import dev.quiver.engine.SessionOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Races one operator at a time.
@Command(
    name = "components",
    description = {
      "Races one operator at a time against DuckDB, over the same files of random keys; answers are"
          + " compared before any time counts.",
      "Prints medians in milliseconds, the ratio beside the bar it is to stay below, what a scan of"
          + " the same columns takes, and the ratio without it."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./quiver bench components --only group-by,topk --threads 1 --clock CPU"
    })
public final class ComponentsVerb implements Callable<Integer> {
  @Option(
      names = "--only",
      paramLabel = "NAME,…",
      split = ",",
      description = "Only those whose names begin so, such as join or group-by/few.")
  private List<String> only = List.of();

  @Option(
      names = "--speed-up",
      description = "Also with one thread, and how much faster more threads are.")
  private boolean speedUp;

  @Mixin private TimingFlags timing = new TimingFlags();

  @Mixin private RaceFlags flags = new RaceFlags();

  @Mixin private ResultFlags results = new ResultFlags();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    timing.check();
    List<Component> components = wanted();
    SessionOptions options = flags.options();
    Tables tables = flags.tables("facts", FactTables.names(), FactTables::write);
    PrintWriter out = spec.commandLine().getOut();
    out.println(ComponentLap.head(speedUp));
    List<Lap> laps = new ArrayList<>();
    try (QuiverPeer quiver = new QuiverPeer(tables, options);
        QuiverPeer alone = new QuiverPeer(tables, options.withThreads(1));
        DuckDbPeer duck =
            new DuckDbPeer(
                tables, options.execution().threads(), options.execution().memoryBytes())) {
      PeerRace race = new PeerRace(quiver, List.of(duck), timing.clock());
      for (Component component : components) {
        Lap lap = race.lap(race.check(component.question(), timing.warmUp()), timing.runs());
        Lap scan = race.lap(race.check(component.scanned(), timing.warmUp() / 2), timing.runs());
        out.println(
            new ComponentLap(lap, scan, component.bar(), alone(alone, lap, component)).line());
        out.flush();
        laps.addAll(List.of(lap, scan));
      }
    }
    results.write(
        laps,
        Setting.here(
            flags.scale(() -> 1), options.execution().threads(), timing.clock().name(), "warm"));
    return laps.stream().allMatch(lap -> lap.failure().isEmpty()) ? 0 : 1;
  }

  /// What one thread takes; empty if nobody asked, or for nothing that counts.
  private Optional<Double> alone(QuiverPeer alone, Lap lap, Component component) {
    if (!speedUp || lap.failure().isPresent()) {
      return Optional.empty();
    }
    List<Long> nanos = new ArrayList<>();
    for (int run = 0; run < timing.runs(); run++) {
      nanos.add(alone.run(component.question().sql(), timing.clock()).nanos());
    }
    return Optional.of(Median.millis(nanos));
  }

  private List<Component> wanted() {
    List<String> names = Component.ALL.stream().map(it -> it.question().name()).toList();
    for (String prefix : only) {
      if (names.stream().noneMatch(name -> name.startsWith(prefix))) {
        throw BenchException.unknown("component", prefix, String.join(", ", names));
      }
    }
    return Component.ALL.stream()
        .filter(it -> only.isEmpty() || only.stream().anyMatch(it.question().name()::startsWith))
        .toList();
  }
}
