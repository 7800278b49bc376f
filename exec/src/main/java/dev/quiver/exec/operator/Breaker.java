package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;

/// Ends a pipeline: takes its batches, from several workers at a time.
///
/// Tickets number the pipeline's morsels in plan order; a worker brings a morsel's batches in
/// order, then says it is [#done], before it takes the next. What is kept is released by [#close].
public interface Breaker extends AutoCloseable {
  /// Prepares; called once, before any batch, by any thread.
  default void begin() {}

  /// Whether the morsel of a ticket may be started now; never blocks.
  default boolean admits(long ticket) {
    return true;
  }

  /// Whether neither the rest of a morsel's batches nor any later morsel is wanted; once true, true
  /// for good.
  default boolean isEnough(long ticket) {
    return false;
  }

  /// Takes a batch, which it consumes.
  void consume(int worker, long ticket, Batch batch);

  /// Hears that a morsel has no more batches, or none that are wanted.
  default void done(int worker, long ticket) {}

  /// After all batches: into how many units the rest of the work falls.
  default int finishUnits() {
    return 0;
  }

  /// After all units so far, of which there were some: how many follow, which needed them all.
  default int moreUnits() {
    return 0;
  }

  /// Does one of the units, which are numbered through; those of a round may run at once, on any
  /// thread.
  default void finish(int unit) {}

  /// Releases everything; safe twice, early, and from any thread after the workers have stopped.
  @Override
  void close();
}
