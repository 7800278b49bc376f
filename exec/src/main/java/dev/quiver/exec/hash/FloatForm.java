package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.context.Account;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import org.apache.arrow.memory.ArrowBuf;
import org.jspecify.annotations.Nullable;

/// Gives the floats that a cursor shows one form: any NaN is the one NaN, -0.0 is 0.0.
final class FloatForm implements AutoCloseable {
  private final Cursor cursor;
  private final DataType type;
  private final Account account;
  private @Nullable ArrowBuf rewritten;

  /// Rewrites what `cursor` shows, whenever it was opened; memory is charged to the account.
  FloatForm(Cursor cursor, DataType type, Account account) {
    this.cursor = cursor;
    this.type = type;
    this.account = account;
  }

  /// Makes the cursor show the rewritten values.
  void apply() {
    long out = room();
    if (type == Simple.FLOAT64) {
      rewriteDoubles(out);
    } else {
      rewriteFloats(out);
    }
    cursor.replaceValues(out);
  }

  @Override
  public void close() {
    if (rewritten != null) {
      rewritten.getReferenceManager().release();
      rewritten = null;
    }
  }

  private long room() {
    long bytes = (long) Math.max(1, cursor.rows()) * Width.of(type);
    ArrowBuf buffer = rewritten;
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = account.allocator().buffer(bytes);
      close();
      rewritten = buffer;
    }
    return buffer.memoryAddress();
  }

  private void rewriteDoubles(long out) {
    for (int i = 0; i < cursor.rows(); i++) {
      double value = Memory.getDouble(cursor.values() + 8L * cursor.at()[i]);
      Memory.putLong(out + 8L * i, Double.doubleToLongBits(value + 0.0));
    }
  }

  private void rewriteFloats(long out) {
    for (int i = 0; i < cursor.rows(); i++) {
      float value = Memory.getFloat(cursor.values() + 4L * cursor.at()[i]);
      Memory.putInt(out + 4L * i, Float.floatToIntBits(value + 0.0f));
    }
  }
}
