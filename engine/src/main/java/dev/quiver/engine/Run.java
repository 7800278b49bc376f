package dev.quiver.engine;

import dev.quiver.delta.DeltaTableIo;
import dev.quiver.delta.commit.CommitNotes;
import dev.quiver.delta.commit.CommitOutcome;
import dev.quiver.delta.commit.Commits;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.exec.Executor;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.Metrics;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.logical.plan.Target;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries a prepared run out once: stages every output, then commits them in spec order.
final class Run {
  private final WriteSettings settings;
  private final SessionOptions options;
  private final PreparedRun run;
  private final Cancellation cancellation;

  Run(SessionOptions options, PreparedRun run, Cancellation cancellation) {
    this.settings = WriteSettings.DEFAULT;
    this.options = options;
    this.run = run;
    this.cancellation = cancellation;
  }

  /// Stages and commits.
  RunResult commit(Consumer<Metrics> watcher) {
    if (run.physical().sinks().isEmpty()) {
      throw SessionException.noOutputs();
    }
    Instant started = settings.clock().instant();
    try (ExecutionContext context = new ExecutionContext(options.execution(), cancellation)) {
      watcher.accept(context.metrics());
      List<StagedWrite> staged = executor(context).write(run.physical());
      try {
        cancellation.check();
        List<CommitOutcome> outcomes =
            new Commits(run.tables().store(), settings).commit(staged, notes());
        return new RunResult(
            outcomes,
            run.hash(),
            run.warnings(),
            context.metrics(),
            context.budget().peak(),
            started,
            settings.clock().instant());
      } finally {
        staged.forEach(StagedWrite::close);
      }
    }
  }

  /// Stages, commits nothing, and tells what each node did.
  String analyze() {
    try (ExecutionContext context = new ExecutionContext(options.execution(), cancellation)) {
      long began = System.nanoTime();
      carryOut(executor(context));
      return Analysis.of(run.planned(), context.metrics(), began, context.budget().peak());
    }
  }

  private void carryOut(Executor executor) {
    boolean isRows =
        run.physical().sinks().stream().anyMatch(sink -> sink.target() instanceof Target.Rows);
    if (!isRows) {
      executor.write(run.physical()).forEach(StagedWrite::close);
      return;
    }
    try (BatchSource rows = executor.query(run.physical())) {
      for (boolean more = true; more; ) {
        try (@Nullable Batch batch = rows.next()) {
          more = batch != null;
        }
      }
    }
  }

  private Executor executor(ExecutionContext context) {
    return new Executor(new DeltaTableIo(run.tables(), Folding::fold, settings), context);
  }

  private SortedMap<String, String> notes() {
    return run.hash()
        .map(hash -> CommitNotes.of(hash.hex(), run.lineageTags()))
        .orElseGet(Collections::emptySortedMap);
  }
}
