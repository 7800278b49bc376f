package dev.quiver.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Runs the JMH benchmarks of one package; what else is on the line goes to JMH.
@Command(
    footer = {
      "",
      "More words are JMH's own options, such as -p choice=SIMD, -f 3, -wi 5, -rf json -rff FILE, or a pattern within the package.",
      "Example: ./quiver bench kernels Unpack -p width=3"
    })
final class JmhVerb implements Callable<Integer> {
  private final String room;

  @Unmatched private List<String> words = new ArrayList<>();

  private JmhVerb(String room) {
    this.room = room;
  }

  /// A verb of a name for the benchmarks of a package below this one.
  static CommandLine of(String name, String room, String description) {
    CommandLine verb = new CommandLine(new JmhVerb(room));
    verb.getCommandSpec().name(name).usageMessage().description(description);
    return verb;
  }

  @Override
  public Integer call() throws Exception {
    new Runner(new CommandLineOptions(arguments())).run();
    return 0;
  }

  /// The first word may narrow the package's pattern; all others are as they came.
  private String[] arguments() {
    boolean narrowed = !words.isEmpty() && !words.getFirst().startsWith("-");
    String within = narrowed ? words.getFirst() : "";
    List<String> arguments = new ArrayList<>();
    arguments.add("\\.bench\\." + room + "\\..*" + within);
    arguments.addAll(words.subList(narrowed ? 1 : 0, words.size()));
    return arguments.toArray(String[]::new);
  }
}
