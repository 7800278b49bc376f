package dev.quiver.exec.io;

import dev.quiver.exec.batch.Batch;

/// Takes the rows of one output, in plan order, and stages them. One thread drives it at a time.
public interface TableSink extends AutoCloseable {
  /// Writes a batch, which it consumes.
  void write(Batch batch);

  /// Ends the last file; from here on the staged write owns what was written.
  StagedWrite finish();

  /// Deletes what was written unless [#finish] was called; safe twice.
  @Override
  void close();
}
