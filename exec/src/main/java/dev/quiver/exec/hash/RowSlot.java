package dev.quiver.exec.hash;

/// One column's place in a row: a byte that tells NULL, and a value or members.
///
/// Rows are addresses. Methods over a batch take a [Cursor] over the column, and the numbers of the
/// rows meant.
sealed interface RowSlot permits FlatSlot, StructSlot, ListSlot {
  /// Folds each row's value into its hash.
  void hash(Cursor in, long[] hashes);

  /// Writes the values of the picked rows to `rows[pick]`; long text goes to the row's partition.
  void write(Cursor in, Picks picks, long[] rows, long[] hashes, Home home);

  /// Leaves those picks whose value is that of `rows[pick]` (NULL is NULL's), and adds the others
  /// to `different`.
  void keepSame(Cursor in, Picks picks, long[] rows, Picks different);

  /// Orders two rows by this column: NULL first, then by any order that is a function of the
  /// values.
  int compare(long left, long right);

  /// Whether the column is NULL in a row.
  boolean isNull(long row);

  /// Whether the column or anything in it is NULL in a row.
  boolean hasNull(long row);
}
