package dev.quiver.engine.cli;

import dev.quiver.delta.commit.CommitOutcome;
import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.commit.CommitOutcome.Conflict;
import dev.quiver.delta.commit.CommitOutcome.Failed;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.RunResult;
import dev.quiver.logical.plan.Target.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Prints outputs side by side.
final class OutputTable {
  private static final List<String> WRITTEN =
      List.of("output", "version", "rows", "files", "bytes", "location");
  private static final List<String> PLANNED = List.of("output", "mode", "location");

  private OutputTable() {}

  static String written(RunResult result) {
    List<List<String>> lines = new ArrayList<>(List.of(WRITTEN));
    result.outcomes().forEach(outcome -> lines.add(line(outcome)));
    return text(lines)
        + String.format(
            Locale.ROOT,
            "%d outputs in %.2f s\n",
            result.outcomes().size(),
            result.elapsed().toNanos() / 1e9);
  }

  private static List<String> line(CommitOutcome outcome) {
    return switch (outcome) {
      case Committed done ->
          List.of(
              done.output(),
              Long.toString(done.version()),
              Long.toString(done.rows()),
              Integer.toString(done.files()),
              Long.toString(done.bytes()),
              done.location());
      case Conflict lost -> List.of(lost.output(), "conflict", "-", "-", "-", lost.location());
      case Failed failed -> List.of(failed.output(), "failed", "-", "-", "-", failed.location());
    };
  }

  static String planned(PreparedRun run) {
    List<List<String>> lines = new ArrayList<>(List.of(PLANNED));
    run.physical()
        .sinks()
        .forEach(sink -> {
          if (sink.target() instanceof Write write) {
            lines.add(
                List.of(
                    sink.name(), write.mode().name().toLowerCase(Locale.ROOT), write.location()));
          }
        });
    return text(lines);
  }

  private static String text(List<List<String>> lines) {
    int[] widths = new int[lines.getFirst().size()];
    for (List<String> line : lines) {
      Arrays.setAll(widths, i -> Math.max(widths[i], line.get(i).length()));
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      IntStream.range(0, widths.length)
          .forEach(i -> row.append(line.get(i)).repeat(' ', widths[i] - line.get(i).length() + 2));
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
