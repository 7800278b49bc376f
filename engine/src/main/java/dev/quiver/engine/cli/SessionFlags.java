package dev.quiver.engine.cli;

import dev.quiver.engine.SessionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that several verbs share.
final class SessionFlags {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default: the cores of the machine.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description =
          "Limit of batches, pages, operator state and caches, such as 512m or 4g; default: half of"
              + " the machine's memory.")
  private Optional<Long> memory = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "A session setting: batch_rows, cache_bytes, kernels, runtime_filters, rules.off.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--profile", paramLabel = "NAME", description = "small, medium or large.")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--quiet", description = "No progress and no warnings.")
  private boolean quiet;

  @Option(names = "--verbose", description = "The stack of an error.")
  private boolean verbose;

  boolean isQuiet() {
    return quiet;
  }

  boolean isVerbose() {
    return verbose;
  }

  /// The options as told; what is told by name wins over the profile.
  SessionOptions options(Path base) {
    SessionOptions options = SessionOptions.defaults().withBase(base);
    if (profile.isPresent()) {
      options = Profile.named(profile.get()).applyTo(options);
    }
    if (threads.isPresent()) {
      options = options.withThreads(threads.get());
    }
    if (memory.isPresent()) {
      options = options.withMemory(memory.get());
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      options = options.with(setting.getKey(), setting.getValue());
    }
    return options;
  }

  /// The sizes a profile stands for: the reference engine's environment classes.
  private record Profile(String name, int threads, int batchRows, long memoryBytes) {
    private static final List<Profile> ALL =
        List.of(
            new Profile("small", 4, 4_096, 512L << 20),
            new Profile("medium", 8, 8_192, 2L << 30),
            new Profile("large", 16, 16_384, 8L << 30));

    static Profile named(String name) {
      return ALL.stream()
          .filter(profile -> profile.name.equals(name))
          .findFirst()
          .orElseThrow(() -> UsageException.of("unknown profile: " + name + "\n  has " + names()));
    }

    SessionOptions applyTo(SessionOptions options) {
      return options.withThreads(threads).withBatchRows(batchRows).withMemory(memoryBytes);
    }

    private static List<String> names() {
      List<String> names = new ArrayList<>();
      ALL.forEach(profile -> names.add(profile.name));
      return names;
    }
  }
}
