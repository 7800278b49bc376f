package dev.quiver.engine.result;

import dev.quiver.exec.batch.Batch;
import java.io.IOException;

/// Writes rows in one form to a stream, which stays the caller's.
public interface RowFormat {
  /// Writes a batch's rows; the batch stays the caller's.
  void write(Batch batch) throws IOException;

  /// Writes what comes after the last row, and flushes.
  void end() throws IOException;
}
