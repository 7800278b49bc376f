package dev.quiver.bench.spark;

import dev.quiver.bench.race.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds a JDK that Spark runs on: 17 or 21.
final class SparkJdk {
  private static final String VARIABLE = "QUIVER_SPARK_JAVA_HOME";
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+).*");
  private static final List<Integer> FIT = List.of(21, 17);

  private SparkJdk() {}

  /// The `java` of the newest that fits; what the variable names is taken as it is.
  static Path java() {
    String named = System.getenv(VARIABLE);
    return named == null
        ? java(candidates()).orElseThrow(() -> BenchException.noSparkJdk(VARIABLE))
        : java(List.of(Path.of(named))).orElseThrow(() -> BenchException.noSparkJdk(VARIABLE));
  }

  static Optional<Path> java(List<Path> homes) {
    return FIT.stream()
        .flatMap(wanted -> homes.stream().filter(home -> version(home) == wanted))
        .map(home -> home.resolve("bin/java"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<Path> candidates() {
    List<Path> homes = new ArrayList<>();
    Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(homes::add);
    String user = Objects.requireNonNullElse(System.getProperty("user.home"), "");
    for (Path folder :
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"),
            Path.of("/opt"),
            Path.of(user, ".sdkman/candidates/java"),
            Path.of(user, ".jdks"))) {
      homes.addAll(below(folder));
    }
    return homes;
  }

  private static List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes.sorted().toList();
    } catch (IOException e) {
      return List.of(); // a folder nobody may read holds no JDK for us
    }
  }

  private static int version(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .map(VERSION::matcher)
          .filter(Matcher::matches)
          .findFirst()
          .map(match -> Integer.parseInt(match.group(1)))
          .orElse(0);
    } catch (IOException e) {
      return 0; // no JDK
    }
  }
}
