package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.context.Account;
import dev.quiver.logical.type.DataType;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.jspecify.annotations.Nullable;

/// Shows the key columns of one batch after the other, and their rows' hashes.
///
/// Floats are shown in one form: any NaN as the one NaN, -0.0 as 0.0. One thread uses it.
public final class KeyColumns implements AutoCloseable {
  private final Account account;
  private final List<DataType> types;
  private final Cursor[] cursors;
  private final @Nullable ArrowBuf[] floats;
  private final Picks picks = new Picks();
  private long[] hashes = new long[0];
  private int rows;

  /// Keys of these types; memory for rewritten floats is charged to the account.
  public KeyColumns(Account account, List<DataType> types) {
    this.account = account;
    this.types = List.copyOf(types);
    this.cursors = new Cursor[types.size()];
    Arrays.setAll(cursors, i -> new Cursor());
    this.floats = new @Nullable ArrowBuf[types.size()];
  }

  /// Shows a batch's rows, and hashes them.
  public void open(List<? extends ColumnVector> vectors, Selection selection, RowLayout layout) {
    show(vectors, selection);
    for (int i = 0; i < cursors.length; i++) {
      layout.slot(i).hash(cursors[i], hashes);
    }
  }

  /// Writes the keys to the first columns of `rows`.
  public void write(RowLayout layout, long[] targets, Home home) {
    picks.all(rows);
    for (int i = 0; i < cursors.length; i++) {
      layout.slot(i).write(cursors[i], picks, targets, hashes, home);
    }
  }

  /// The number of rows.
  public int rows() {
    return rows;
  }

  /// The hash of each row.
  public long[] hashes() {
    return hashes;
  }

  /// The number of columns.
  public int columns() {
    return cursors.length;
  }

  /// Whether any of a row's columns is NULL.
  public boolean anyNull(int row) {
    for (Cursor cursor : cursors) {
      if (cursor.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  /// Whether any column may have NULLs.
  public boolean mayBeNull() {
    for (Cursor cursor : cursors) {
      if (cursor.mayBeNull()) {
        return true;
      }
    }
    return types.contains(DataType.Simple.NULL);
  }

  Cursor cursor(int column) {
    return cursors[column];
  }

  @Override
  public void close() {
    for (int i = 0; i < floats.length; i++) {
      ArrowBuf buffer = floats[i];
      if (buffer != null) {
        floats[i] = null;
        buffer.getReferenceManager().release();
      }
    }
  }

  private void show(List<? extends ColumnVector> vectors, Selection selection) {
    rows = selection.rows();
    if (hashes.length < rows) {
      hashes = new long[rows];
    }
    Arrays.fill(hashes, 0, rows, Hash.SEED);
    for (int i = 0; i < cursors.length; i++) {
      cursors[i].open(vectors.get(i), selection);
      if (types.get(i) == DataType.Simple.FLOAT64) {
        rewriteDoubles(cursors[i], scratch(i));
      } else if (types.get(i) == DataType.Simple.FLOAT32) {
        rewriteFloats(cursors[i], scratch(i));
      }
    }
  }

  private long scratch(int column) {
    long bytes = (long) Math.max(1, rows) * Width.of(types.get(column));
    ArrowBuf buffer = floats[column];
    if (buffer == null || buffer.capacity() < bytes) {
      ArrowBuf larger = account.allocator().buffer(bytes);
      if (buffer != null) {
        buffer.getReferenceManager().release();
      }
      floats[column] = larger;
      return larger.memoryAddress();
    }
    return buffer.memoryAddress();
  }

  private static void rewriteDoubles(Cursor cursor, long out) {
    for (int i = 0; i < cursor.rows(); i++) {
      double value = Memory.getDouble(cursor.values() + 8L * cursor.at()[i]);
      Memory.putLong(out + 8L * i, Double.doubleToLongBits(value + 0.0));
    }
    cursor.replaceValues(out);
  }

  private static void rewriteFloats(Cursor cursor, long out) {
    for (int i = 0; i < cursor.rows(); i++) {
      float value = Memory.getFloat(cursor.values() + 4L * cursor.at()[i]);
      Memory.putInt(out + 4L * i, Float.floatToIntBits(value + 0.0f));
    }
    cursor.replaceValues(out);
  }
}
