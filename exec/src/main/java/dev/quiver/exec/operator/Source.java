package dev.quiver.exec.operator;

import dev.quiver.exec.io.BatchSource;

/// Where a pipeline's batches come from: morsels, which workers read in any order.
///
/// Rows in plan order are those of morsel 0, then of morsel 1, and so on.
public interface Source extends AutoCloseable {
  /// Prepares the morsels and says how many there are; called once, by any thread.
  int open();

  /// Opens a morsel, once; safe from any thread after [#open].
  BatchSource read(int morsel);

  /// Releases what is held; safe twice, and before [#open].
  @Override
  void close();
}
