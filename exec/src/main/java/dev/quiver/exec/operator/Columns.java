package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import java.util.ArrayList;
import java.util.List;

/// Column vectors gathered one by one, released together unless they are taken.
public final class Columns implements AutoCloseable {
  private final List<ColumnVector> vectors = new ArrayList<>();

  /// Adds a vector, which is this list's from now on.
  public void add(ColumnVector vector) {
    vectors.add(vector);
  }

  /// Adds the value of each column for a batch.
  public void addAll(List<ColumnValue> values, Batch batch) {
    values.forEach(value -> vectors.add(value.of(batch)));
  }

  /// The vectors; they stay this list's.
  public List<ColumnVector> vectors() {
    return vectors;
  }

  /// Hands the vectors over.
  public List<ColumnVector> take() {
    List<ColumnVector> taken = List.copyOf(vectors);
    vectors.clear();
    return taken;
  }

  /// Hands these vectors over, followed by those of another list.
  public List<ColumnVector> takeBefore(Columns others) {
    List<ColumnVector> taken = new ArrayList<>(vectors);
    taken.addAll(others.vectors);
    vectors.clear();
    others.vectors.clear();
    return taken;
  }

  @Override
  public void close() {
    vectors.forEach(ColumnVector::close);
    vectors.clear();
  }
}
