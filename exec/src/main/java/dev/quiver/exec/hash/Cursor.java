package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.logical.type.DataType.Decimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Shows any column vector as values behind an index, so that each loop is written once.
///
/// Row `i` (the `i`th of the selection) has its value at index `at()[i]` from `values()`, and its
/// validity bit at `validAt()[i]`. A struct has no values but members, which are NULL where it is;
/// a list's values are offsets. Valid as long as the vector is.
public final class Cursor {
  private long values;
  private long validity;
  private int rows;
  private boolean dense;
  private int[] at = new int[0];
  private int[] validAt = new int[0];
  private int[] codes = new int[0];
  private int[] zeros = new int[0];
  private int[] identity = new int[0];
  private final List<Cursor> members = new ArrayList<>();
  private @Nullable Cursor struct;
  private @Nullable FlatVector dictionary;
  private @Nullable Elements elements;
  private boolean asKey;
  private boolean wide;

  /// Shows the rows of a selection.
  public void open(ColumnVector vector, Selection selection) {
    open(vector, selection, null);
  }

  private void open(ColumnVector vector, Selection selection, @Nullable Cursor within) {
    rows = selection.rows();
    struct = within;
    dictionary = dictionary(vector);
    dense = selection.isAll() && vector instanceof FlatVector;
    wide = vector.type() instanceof Decimal decimal && !decimal.isCompact();
    int[] positions = selection.isAll() ? identity(rows) : selection.positions();
    switch (vector) {
      case FlatVector flat -> show(flat.values(), positions, flat.validity(), positions);
      case ConstantVector(_, var value) -> {
        int[] all = zeros(rows);
        show(value.values(), all, value.validity(), all);
      }
      case DictionaryVector dictionary -> {
        codes = decode(dictionary, positions);
        show(dictionary.dictionary().values(), codes, dictionary.validity(), positions);
      }
      case StructVector structs -> {
        show(0, positions, structs.validity(), positions);
        openMembers(structs, selection);
      }
      case ListVector lists -> {
        show(lists.offsets(), positions, lists.validity(), positions);
        elements = Elements.of(lists.elements(), asKey);
      }
    }
  }

  /// Shows rows without values, none of them NULL.
  public void openRows(int count) {
    rows = count;
    struct = null;
    dictionary = null;
    dense = false;
    validity = 0;
    values = 0;
    at = zeros(count);
    validAt = at;
  }

  /// The address of the value at index 0.
  public long values() {
    return values;
  }

  /// Where each row's value is.
  public int[] at() {
    return at;
  }

  /// Whether row `i`'s value is at index `i`, as a kernel wants it.
  public boolean isDense() {
    return dense;
  }

  /// Whether values are decimals of 128 bits; a column of them may come in 64.
  public boolean isWide() {
    return wide;
  }

  /// Whether there may be NULLs.
  public boolean mayBeNull() {
    return validity != 0 || struct != null;
  }

  /// Whether a row is NULL.
  public boolean isNull(int row) {
    return (validity != 0 && !Memory.getBit(validity, validAt[row]))
        || (struct != null && struct.isNull(row));
  }

  /// The values that are shown, if they are shared by rows: [#at] are codes then.
  @Nullable FlatVector dictionary() {
    return dictionary;
  }

  /// The number of rows.
  public int rows() {
    return rows;
  }

  /// Shows floats inside of lists in the one form of keys, from the next vector on.
  void asKey() {
    asKey = true;
  }

  /// The elements of the lists.
  Elements elements() {
    return Objects.requireNonNull(elements);
  }

  /// Where a row's elements begin.
  int start(int row) {
    return Memory.getInt(values + (long) at[row] * Integer.BYTES);
  }

  /// Where a row's elements end.
  int end(int row) {
    return Memory.getInt(values + (at[row] + 1L) * Integer.BYTES);
  }

  /// The struct's member, for as long as this cursor is used.
  Cursor member(int ordinal) {
    while (members.size() <= ordinal) {
      members.add(new Cursor());
    }
    return members.get(ordinal);
  }

  /// Shows values of the caller's own in place of the vector's, row by row; NULLs stay.
  void replaceValues(long address) {
    values = address;
    at = identity(rows);
    dense = true;
  }

  private static @Nullable FlatVector dictionary(ColumnVector vector) {
    return switch (vector) {
      case DictionaryVector coded -> coded.dictionary();
      case ConstantVector(_, var value) -> value;
      case FlatVector _, StructVector _, ListVector _ -> null;
    };
  }

  private void openMembers(StructVector structs, Selection selection) {
    for (int i = 0; i < structs.members().size(); i++) {
      member(i).open(structs.members().get(i), selection, mayBeNull() ? this : null);
    }
  }

  private void show(long address, int[] valueAt, long bitmap, int[] bitAt) {
    values = address;
    at = valueAt;
    validity = bitmap;
    validAt = bitAt;
  }

  private int[] decode(DictionaryVector vector, int[] positions) {
    int[] decoded = codes.length < rows ? new int[rows] : codes;
    for (int i = 0; i < rows; i++) {
      decoded[i] = Memory.getInt(vector.codes() + 4L * positions[i]);
    }
    return decoded;
  }

  private int[] zeros(int length) {
    if (zeros.length < length) {
      zeros = new int[length];
    }
    return zeros;
  }

  private int[] identity(int length) {
    if (identity.length < length) {
      int known = identity.length;
      identity = Arrays.copyOf(identity, length);
      for (int i = known; i < length; i++) {
        identity[i] = i;
      }
    }
    return identity;
  }
}
