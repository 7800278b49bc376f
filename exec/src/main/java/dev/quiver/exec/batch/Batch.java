package dev.quiver.exec.batch;

import java.util.List;

/// Some rows, column by column. Whoever holds a batch closes it or passes it on.
///
/// Vectors have `capacity` positions, of which those of the selection are the batch's rows. Closing
/// twice is safe; a batch is driven by one thread at a time.
public final class Batch implements AutoCloseable {
  private final List<ColumnVector> columns;
  private final int capacity;
  private final Selection selection;
  private boolean open = true;

  /// Takes over the caller's hold on each vector.
  public Batch(List<? extends ColumnVector> columns, int capacity, Selection selection) {
    this.columns = List.copyOf(columns);
    this.capacity = capacity;
    this.selection = selection;
  }

  /// A batch of all positions.
  public static Batch of(List<? extends ColumnVector> columns, int rows) {
    return new Batch(columns, rows, Selection.all(rows));
  }

  /// The number of rows, at least one in a batch that an operator gives.
  public int rows() {
    return selection.rows();
  }

  /// The number of positions in each vector.
  public int capacity() {
    return capacity;
  }

  /// Which positions are rows.
  public Selection selection() {
    return selection;
  }

  /// The vectors; they stay the batch's.
  public List<ColumnVector> columns() {
    return columns;
  }

  /// The vector of one column; it stays the batch's.
  public ColumnVector column(int ordinal) {
    return columns.get(ordinal);
  }

  /// The same vectors with other rows; this batch is consumed.
  public Batch select(Selection rows) {
    open = false;
    return new Batch(columns, capacity, rows);
  }

  /// Other vectors, of the same capacity, for the same rows; this batch is closed, so what goes on
  /// must have been retained.
  public Batch replace(List<? extends ColumnVector> vectors) {
    Batch batch = new Batch(vectors, capacity, selection);
    close();
    return batch;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      columns.forEach(ColumnVector::close);
    }
  }
}
