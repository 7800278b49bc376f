package dev.quiver.bench.tpch;

import dev.quiver.bench.peer.Tables;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.cli.ByteSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The options of all who measure on TPC-H's tables.
public final class TpchFlags {
  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "The scale factor of tables to make; default: 1.")
  private Optional<Double> scale = Optional.empty();

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

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of each; default: the cores of the machine.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Memory of each, such as 8g; default: half of the machine's.")
  private Optional<String> memory = Optional.empty();

  @Spec(Target.MIXEE)
  private CommandSpec verb = CommandSpec.create();

  /// The tables that were named, or else made.
  public Tables tables() {
    double wanted = scale.orElse(1.0);
    if (!(wanted > 0 && wanted <= 1_000)) {
      throw wrong("not a scale: " + wanted + "\n  has more than 0, to 1000");
    }
    return data.map(TpchData::in).orElseGet(() -> TpchData.made(work, wanted));
  }

  /// The scale of the tables: as told, or as they are.
  public double scale(Tables tables) {
    return data.isEmpty() || scale.isPresent() ? scale.orElse(1.0) : TpchData.scale(tables);
  }

  /// How this engine is to run.
  public SessionOptions options() {
    SessionOptions options = SessionOptions.defaults();
    if (threads.isPresent()) {
      options = options.withThreads(threads.get());
    }
    return memory.isPresent() ? options.withMemory(new ByteSize().convert(memory.get())) : options;
  }

  /// The queries of these names; all if there are none.
  public List<TpchQuery> queries(List<String> names) {
    return names.isEmpty() ? TpchQuery.all() : names.stream().map(this::query).toList();
  }

  private TpchQuery query(String name) {
    return TpchQuery.named(name)
        .orElseThrow(() -> wrong("no such query: " + name + "\n  has 1 to 22, or q01 to q22"));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(verb.commandLine(), message);
  }
}
