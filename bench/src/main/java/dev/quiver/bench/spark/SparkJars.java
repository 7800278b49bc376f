package dev.quiver.bench.spark;

import dev.quiver.bench.race.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The class path of Spark and of the driver, fetched by Maven once and kept.
record SparkJars(Path folder) {
  private static final String SPARK = "4.2.0";
  private static final String DELTA = "4.4.0";
  private static final String SCALA = "2.13";
  private static final String DRIVER = "SparkDriver";
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>dev.quiver</groupId>
        <artifactId>quiver-bench-spark</artifactId>
        <version>1</version>
        <dependencies>
          <dependency>
            <groupId>org.apache.spark</groupId>
            <artifactId>spark-sql_%1$s</artifactId>
            <version>%2$s</version>
          </dependency>
          <dependency>
            <groupId>io.delta</groupId>
            <artifactId>delta-spark_%1$s</artifactId>
            <version>%3$s</version>
          </dependency>
        </dependencies>
      </project>
      """
          .formatted(SCALA, SPARK, DELTA);

  /// What is in a folder, or is fetched into it.
  static SparkJars in(Path work) {
    Path folder =
        work.toAbsolutePath().normalize().resolve("spark-%s-delta-%s".formatted(SPARK, DELTA));
    SparkJars jars = new SparkJars(folder);
    try {
      if (!Files.exists(folder.resolve("fetched"))) {
        jars.fetch();
      }
      jars.compile();
      return jars;
    } catch (IOException e) {
      throw BenchException.noSpark(folder, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BenchException.noSpark(folder, "interrupted");
    }
  }

  String classPath() {
    return folder.resolve("classes") + System.getProperty("path.separator") + libraries();
  }

  String driver() {
    return DRIVER;
  }

  /// Each by its name: only the launchers of a JDK know what a star means.
  private String libraries() {
    try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
      return jars.sorted()
          .map(Path::toString)
          .collect(Collectors.joining(System.getProperty("path.separator")));
    } catch (IOException e) {
      throw BenchException.noSpark(folder, String.valueOf(e.getMessage()));
    }
  }

  private void fetch() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("pom.xml"), POM);
    Path log = folder.resolve("maven.log");
    boolean isWindows =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Process maven =
        new ProcessBuilder(
                isWindows ? "mvn.cmd" : "mvn",
                "--batch-mode",
                "dependency:copy-dependencies",
                "-DoutputDirectory=lib",
                "-DincludeScope=runtime")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (maven.waitFor() != 0) {
      throw BenchException.noSpark(folder, errors(log));
    }
    Files.writeString(folder.resolve("fetched"), SPARK);
  }

  private static String errors(Path log) throws IOException {
    List<String> errors =
        Files.readAllLines(log).stream().filter(line -> line.contains("ERROR")).toList();
    return errors.isEmpty() ? "Maven failed; see " + log : errors.getFirst();
  }

  /// Compiles the driver for the oldest JDK that Spark runs on.
  private void compile() throws IOException {
    Path source = folder.resolve(DRIVER + ".java");
    try (InputStream text = SparkJars.class.getResourceAsStream("/spark/" + DRIVER + ".java.txt")) {
      if (text == null) {
        throw new IllegalStateException("not built in: " + DRIVER);
      }
      Files.writeString(source, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
    String out = folder.resolve("classes").toString();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-proc:none",
                "-source",
                "17",
                "-target",
                "17",
                "-Xlint:-options",
                "-cp",
                libraries(),
                "-d",
                out,
                source.toString());
    if (failed != 0) {
      throw BenchException.noSpark(folder, "the driver does not fit what was fetched");
    }
  }
}
