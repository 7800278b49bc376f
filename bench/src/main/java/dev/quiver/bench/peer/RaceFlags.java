package dev.quiver.bench.peer;

import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.cli.ByteSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The options of all who run queries over tables that are there or can be made.
public final class RaceFlags {
  private static final double MOST = 1_000;

  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "The scale factor of tables to make; default: 1.")
  private Optional<Double> scale = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "A folder with a Delta table in a folder of each name; default: made below --work.")
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

  /// The tables of the folder that was named, or else of one that is made where it is not there:
  /// `maker` is given the folder of a table, its name and the scale.
  public Tables tables(String kind, List<String> names, Maker maker) {
    double wanted = scale.orElse(1.0);
    if (!(wanted > 0 && wanted <= MOST)) {
      throw wrong("not a scale: " + wanted + "\n  has more than 0, to 1000");
    }
    if (data.isPresent()) {
      return Tables.in(data.get(), names);
    }
    Path folder = work.toAbsolutePath().normalize().resolve(kind + '-' + wanted);
    for (String table : names) {
      if (!Tables.isTable(folder.resolve(table))) {
        maker.make(folder.resolve(table), table, wanted);
      }
    }
    return Tables.in(folder, names);
  }

  /// Makes one table.
  @FunctionalInterface
  public interface Maker {
    /// Makes a table of a name in a folder, at a scale.
    void make(Path folder, String table, double scale);
  }

  /// The scale that was told, and that of the tables if none was.
  public double scale(DoubleSupplier ofTables) {
    return data.isEmpty() || scale.isPresent() ? scale.orElse(1.0) : ofTables.getAsDouble();
  }

  /// Where what is made or fetched is kept.
  public Path work() {
    return work;
  }

  /// How this engine is to run.
  public SessionOptions options() {
    SessionOptions options = SessionOptions.defaults();
    if (threads.isPresent()) {
      options = options.withThreads(threads.get());
    }
    return memory.isPresent() ? options.withMemory(new ByteSize().convert(memory.get())) : options;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(verb.commandLine(), message);
  }
}
