package dev.quiver.bench.profile;

import dev.quiver.bench.peer.QuiverPeer;
import dev.quiver.bench.peer.RaceFlags;
import dev.quiver.bench.profile.WarmQuery.Making;
import dev.quiver.bench.tpch.TpchData;
import dev.quiver.bench.tpch.TpchQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Profiles one query.
@Command(
    name = "profile",
    description = {
      "Runs a query of TPC-H again and again, and says where the time goes: by room (the package"
          + " at work, with what it calls of the JDK), by operator, and the hottest methods.",
      "Only the query's own threads count; what others did meanwhile is told last, as a share of all."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./quiver bench profile q09 --threads 1 --data target/tpch"})
public final class ProfileVerb implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "QUERY", description = "A query, such as q09 or 9.")
  private Optional<String> query = Optional.empty();

  @Option(names = "--sql", paramLabel = "TEXT", description = "Another query over these tables.")
  private Optional<String> sql = Optional.empty();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long to sample; default: 10.")
  private double seconds = 10;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "How long to run before, and on until next to nothing is compiled any more; default: 5.")
  private double warmUp = 5;

  @Option(
      names = "--period",
      paramLabel = "MILLIS",
      defaultValue = "5",
      description = "Milliseconds between samples of a thread; default: 5.")
  private int period = 5;

  @Option(names = "--methods", defaultValue = "10", description = "Hottest methods; default: 10.")
  private int methods = 10;

  @Mixin private RaceFlags flags = new RaceFlags();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    check();
    String text = text();
    PrintWriter out = spec.commandLine().getOut();
    try (QuiverPeer quiver = new QuiverPeer(TpchData.tables(flags), flags.options())) {
      WarmQuery warm = new WarmQuery(quiver, text);
      int before = warm.warmUp(warmUp);
      Making made = Making.soFar();
      int[] runs = new int[1];
      Profile profile =
          new Sampler(Duration.ofMillis(period)).during(() -> runs[0] = warm.run(seconds));
      made = Making.soFar().since(made);
      out.printf("%,d runs, %,d samples, after %,d runs%n", runs[0], profile.samples(), before);
      out.printf("meanwhile %,d ms of compiling, %,d classes%n", made.compiling(), made.classes());
      print(out, "by room", profile.rooms());
      print(out, "by operator, with what it calls", profile.operators());
      print(out, "hottest methods", profile.methods(methods));
      print(
          out,
          String.format(
              Locale.ROOT, "outside of the query: %.1f %% of all", profile.percentOutside()),
          profile.others());
    }
    return 0;
  }

  private void check() {
    if (!(seconds >= 0) || !(warmUp >= 0) || period < 1 || methods < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "nothing to sample: --seconds and --warm-up have to be 0 or more, --period and --methods 1 or more");
    }
  }

  private String text() {
    if (query.isPresent() == sql.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "which query?\n  name one of q01 to q22, or say --sql TEXT");
    }
    return query.map(TpchQuery::named).map(TpchQuery::sql).or(() -> sql).orElseThrow();
  }

  private static void print(PrintWriter out, String title, List<String> lines) {
    out.println();
    out.println(title);
    lines.forEach(out::println);
    out.flush();
  }
}
