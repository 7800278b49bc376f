package dev.quiver.exec.io;

import dev.quiver.exec.batch.Batch;
import org.jspecify.annotations.Nullable;

/// Gives batches until there are no more. One thread drives it.
public interface BatchSource extends AutoCloseable {
  /// The next batch, never empty and the caller's to close; null when there are no more.
  @Nullable Batch next();

  /// Whether each row this gives is one for which a filter of its scan, by its ordinal, is true, so
  /// that nobody need evaluate it again; sifts count on behind the filters.
  default boolean satisfies(int filter) {
    return false;
  }

  /// Releases everything held; safe twice, and before the end.
  @Override
  void close();
}
