package dev.quiver.bench.tpch;

import dev.quiver.bench.Main;
import dev.quiver.bench.peer.Answer;
import dev.quiver.bench.peer.Peer;
import dev.quiver.bench.peer.Tables;
import dev.quiver.bench.race.BenchException;
import dev.quiver.bench.race.Clock;
import dev.quiver.bench.spark.SparkPeer;
import dev.quiver.exec.context.ExecutionSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An engine in a process that has run nothing before: a new one each time. What files the machine
/// has in memory stays there.
final class ColdPeer implements Peer {
  private final String name;
  private final Tables tables;
  private final ExecutionSettings like;
  private final Path work;

  ColdPeer(String name, Tables tables, ExecutionSettings like, Path work) {
    this.name = name;
    this.tables = tables;
    this.like = like;
    this.work = work;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer answer(String sql) {
    throw new IllegalStateException("cold engines are timed, not asked: " + name);
  }

  @Override
  public Run run(String sql, Clock clock) {
    if (name.equals("spark")) {
      try (Peer spark = new SparkPeer(tables, like.threads(), like.memoryBytes(), work)) {
        return spark.run(sql, clock);
      }
    }
    try {
      Process process =
          new ProcessBuilder(command(sql, clock))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw BenchException.peerFailed(name, "its process ended with " + process.exitValue());
      }
      String[] words = said.split(" ", 2);
      return new Run(Long.parseLong(words[0]), Long.parseLong(words[1]));
    } catch (IOException e) {
      throw BenchException.peerFailed(name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BenchException.peerFailed(name, e);
    }
  }

  /// This very program, as this process was started.
  private List<String> command(String sql, Clock clock) {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("once", "--engine", name, "--sql", sql, "--clock", clock.name()));
    command.addAll(List.of("--data", tables.folder().toString()));
    command.addAll(List.of("--threads", Integer.toString(like.threads())));
    command.addAll(List.of("--memory", Long.toString(like.memoryBytes())));
    return command;
  }

  @Override
  public void close() {}
}
