package dev.quiver.bench.spark;

import dev.quiver.bench.peer.Answer;
import dev.quiver.bench.peer.Cell;
import dev.quiver.bench.peer.Peer;
import dev.quiver.bench.peer.Tables;
import dev.quiver.bench.race.BenchException;
import dev.quiver.bench.race.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Spark in a process of its own, asked and answering by line.
public final class SparkPeer implements Peer {
  private static final int SECONDS_TO_END = 20;
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private final Path log;
  private final Process process;
  private final BufferedReader in;
  private final Writer out;

  /// Over tables, with so many threads and bytes of heap; fetched below `work` if it is not there.
  public SparkPeer(Tables tables, int threads, long memoryBytes, Path work) {
    Path java = SparkJdk.java();
    SparkJars jars = SparkJars.in(work);
    log = jars.folder().resolve("spark.log");
    List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx" + memoryBytes));
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(List.of("-Djdk.reflect.useDirectMethodHandle=false", "-cp", jars.classPath()));
    command.addAll(
        List.of(jars.driver(), Integer.toString(threads), scratch(jars.folder()).toString()));
    tables.files().keySet().forEach(name -> command.add(name + '=' + tables.location(name)));
    try {
      process =
          new ProcessBuilder(command)
              .directory(jars.folder().toFile())
              .redirectError(log.toFile())
              .start();
    } catch (IOException e) {
      throw BenchException.peerFailed(name(), e);
    }
    in = process.inputReader(StandardCharsets.UTF_8);
    out = process.outputWriter(StandardCharsets.UTF_8);
    expect("ready");
  }

  private static Path scratch(Path folder) {
    try {
      return Files.createDirectories(folder.resolve("scratch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Answer answer(String sql) {
    say("answer", sql);
    int rows = Integer.parseInt(expect("rows")[1]);
    List<List<Cell>> cells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      cells.add(Arrays.stream(expect("row")).skip(1).map(SparkPeer::cell).toList());
    }
    return new Answer(cells);
  }

  static Cell cell(String word) {
    String value = word.substring(word.indexOf(':') + 1);
    return switch (word.substring(0, word.length() - value.length())) {
      case "exact:" -> new Cell.Exact(new BigDecimal(value));
      case "near:" -> new Cell.Near(Double.parseDouble(value));
      case "word:" -> new Cell.Word(decoded(value));
      default -> new Cell.Missing();
    };
  }

  @Override
  public Run run(String sql, Clock clock) {
    say(clock.name(), sql);
    String[] ran = expect("ran");
    return new Run(Long.parseLong(ran[1]), Long.parseLong(ran[2]));
  }

  private void say(String verb, String sql) {
    String encoded = Base64.getEncoder().encodeToString(sql.getBytes(StandardCharsets.UTF_8));
    try {
      out.write(verb + ' ' + encoded + '\n');
      out.flush();
    } catch (IOException e) {
      throw ended();
    }
  }

  /// The words of the next line, which has to begin so.
  private String[] expect(String first) {
    try {
      String line = in.readLine();
      if (line == null) {
        throw ended();
      }
      String[] words = line.split(" ");
      if (words[0].equals("failed")) {
        throw BenchException.peerFailed(name(), decoded(words[1]));
      }
      if (!words[0].equals(first)) {
        throw new IllegalStateException("expected " + first + ", not " + line);
      }
      return words;
    } catch (IOException e) {
      throw ended();
    }
  }

  private BenchException ended() {
    return BenchException.peerFailed(name(), "its process ended\n  " + log + ": " + lastWords());
  }

  private String lastWords() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("Exception") || line.contains("Error"))
          .findFirst()
          .orElse("nothing");
    } catch (IOException e) {
      return "not readable";
    }
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try (in;
        out) {
      out.close(); // the end of what is asked ends it
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
