package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Shows the key columns of one batch after the other, and their rows' hashes.
///
/// Floats are shown in one form: any NaN as the one NaN, -0.0 as 0.0. One thread uses it.
public final class KeyColumns implements AutoCloseable {
  private final Account account;
  private final List<DataType> types;
  private final List<Boolean> matchesNull;
  private final Cursor[] cursors;
  private final List<FloatForm> floats = new ArrayList<>();
  private final HashKernels kernels;
  private final Picks picks = new Picks();
  private long[] hashes = new long[0];
  private int rows;

  /// Keys of these types; memory for rewritten floats is charged to the account.
  public KeyColumns(Account account, List<DataType> types, HashKernels kernels) {
    this(account, types, Collections.nCopies(types.size(), false), kernels);
  }

  /// The same; where `matchesNull`, [#anyNull] looks away.
  public KeyColumns(
      Account account, List<DataType> types, List<Boolean> matchesNull, HashKernels kernels) {
    this.account = account;
    this.matchesNull = List.copyOf(matchesNull);
    this.types = List.copyOf(types);
    this.kernels = kernels;
    this.cursors = new Cursor[types.size()];
    Arrays.setAll(cursors, i -> new Cursor());
    for (int i = 0; i < cursors.length; i++) {
      addFloats(cursors[i], types.get(i));
    }
  }

  /// Shows a batch's rows, and hashes them.
  public void open(List<? extends ColumnVector> vectors, Selection selection, RowLayout layout) {
    show(vectors, selection);
    hash(layout);
  }

  /// Shows a batch's rows; they have no hashes until [#hash].
  public void show(List<? extends ColumnVector> vectors, Selection selection) {
    rows = selection.rows();
    for (int i = 0; i < cursors.length; i++) {
      cursors[i].open(vectors.get(i), selection);
    }
    floats.forEach(FloatForm::apply);
  }

  /// Hashes the rows shown.
  void hash(RowLayout layout) {
    if (hashes.length < rows) {
      hashes = new long[rows];
    }
    Arrays.fill(hashes, 0, rows, Hash.SEED);
    for (int i = 0; i < cursors.length; i++) {
      hash(layout.slot(i), cursors[i]);
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

  /// Whether any of a row's columns, or any member of one, is NULL.
  public boolean anyNull(int row) {
    for (int i = 0; i < cursors.length; i++) {
      if (!matchesNull.get(i) && anyNull(cursors[i], types.get(i), row)) {
        return true;
      }
    }
    return false;
  }

  /// Whether [#anyNull] may be true.
  public boolean mayBeNull() {
    for (int i = 0; i < cursors.length; i++) {
      if (!matchesNull.get(i) && mayBeNull(cursors[i], types.get(i))) {
        return true;
      }
    }
    return false;
  }

  Cursor cursor(int column) {
    return cursors[column];
  }

  @Override
  public void close() {
    floats.forEach(FloatForm::close);
  }

  private void hash(RowSlot slot, Cursor cursor) {
    if (slot instanceof LongSlot && cursor.isDense() && !cursor.mayBeNull()) {
      kernels.addLongs(hashes, cursor.values(), rows);
    } else {
      slot.hash(cursor, hashes);
    }
  }

  /// The cursors that show floats, at any depth.
  private void addFloats(Cursor cursor, DataType type) {
    if (type.isFloat()) {
      floats.add(new FloatForm(cursor, type, account));
    } else if (type instanceof Struct(var fields)) {
      for (int i = 0; i < fields.size(); i++) {
        addFloats(cursor.member(i), fields.get(i).type());
      }
    } else {
      cursor.asKey();
    }
  }

  private static boolean anyNull(Cursor cursor, DataType type, int row) {
    if (type == Simple.NULL || cursor.isNull(row)) {
      return true;
    }
    if (type instanceof Struct(var fields)) {
      for (int i = 0; i < fields.size(); i++) {
        if (anyNull(cursor.member(i), fields.get(i).type(), row)) {
          return true;
        }
      }
    }
    return type instanceof ListOf && cursor.elements().hasNull(cursor.start(row), cursor.end(row));
  }

  private static boolean mayBeNull(Cursor cursor, DataType type) {
    if (type == Simple.NULL || cursor.mayBeNull()) {
      return true;
    }
    if (type instanceof Struct(var fields)) {
      for (int i = 0; i < fields.size(); i++) {
        if (mayBeNull(cursor.member(i), fields.get(i).type())) {
          return true;
        }
      }
    }
    return type instanceof ListOf;
  }
}
