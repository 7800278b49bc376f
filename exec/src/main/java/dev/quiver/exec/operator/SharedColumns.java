package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import java.util.ArrayList;
import java.util.List;

/// Columns over one input, and parts that several of them share, which are computed once a batch.
///
/// A part stands behind the input's columns and the parts before it.
public record SharedColumns(List<ColumnValue> parts, List<ColumnValue> values) {
  public SharedColumns {
    parts = List.copyOf(parts);
    values = List.copyOf(values);
  }

  /// Columns that share nothing.
  public static SharedColumns of(List<ColumnValue> values) {
    return new SharedColumns(List.of(), values);
  }

  /// Adds the value of each column for a batch.
  void addTo(Columns columns, Batch batch) {
    if (parts.isEmpty()) {
      columns.addAll(values, batch);
      return;
    }
    List<ColumnVector> known = new ArrayList<>(batch.columns());
    try (Columns computed = new Columns()) {
      for (ColumnValue part : parts) {
        ColumnVector vector = part.of(view(batch, known));
        computed.add(vector);
        known.add(vector);
      }
      columns.addAll(values, view(batch, known));
    }
  }

  /// A batch that is not closed: it holds nothing.
  private static Batch view(Batch batch, List<ColumnVector> vectors) {
    return new Batch(vectors, batch.capacity(), batch.selection());
  }
}
