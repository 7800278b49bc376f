package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.Sieve.Step;
import dev.quiver.delta.parquet.decode.VectorReader;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads columns batch by batch, those that filters look at first; of each just the rows that are
/// left by then, and where none is left, the others are passed over.
final class SievedColumns implements AutoCloseable {
  private final List<VectorReader> readers;
  private final Sieve sieve;
  private final @Nullable ColumnVector[] vectors;
  private final List<ColumnVector> seen = new ArrayList<>();
  private int[] selected = {};
  private int[] passed = {};

  /// Takes over the readers.
  SievedColumns(List<VectorReader> readers, Sieve sieve) {
    this.readers = readers;
    this.sieve = sieve;
    this.vectors = new ColumnVector[readers.size()];
  }

  /// Those of the next `rows` rows that pass; null if none does.
  @Nullable Batch read(int rows) {
    try {
      Selection selection = sift(rows);
      if (selection.rows() == 0) {
        passOver(rows);
        return null;
      }
      return new Batch(all(rows, selection), rows, owned(selection));
    } catch (Throwable e) {
      drop();
      throw e;
    } finally {
      forget();
    }
  }

  /// Passes over the next `rows` rows.
  void skip(long rows) {
    for (long left = rows; left > 0; left -= Integer.MAX_VALUE) {
      int step = (int) Math.min(left, Integer.MAX_VALUE);
      readers.forEach(reader -> reader.skip(step));
    }
  }

  private Selection sift(int rows) {
    Selection selection = Selection.all(rows);
    for (Step step : sieve.steps()) {
      if (selection.rows() == 0) {
        break;
      }
      for (int column : step.columns()) {
        seen.add(vector(column, rows, selection));
      }
      selection = select(step, Batch.of(seen, rows), selection);
    }
    return selection;
  }

  private Selection select(Step step, Batch batch, Selection rows) {
    if (selected.length <= batch.capacity()) {
      selected = new int[batch.capacity() + 1];
      passed = new int[batch.capacity() + 1];
    }
    int found = step.predicate().select(batch, rows, selected);
    if (found == rows.rows()) {
      return rows;
    }
    int[] free = passed;
    passed = selected;
    selected = free;
    return Selection.taking(passed, found);
  }

  /// The arrays are used again for the next batch.
  private static Selection owned(Selection rows) {
    return rows.isAll() ? rows : Selection.of(rows.positions(), rows.rows());
  }

  private List<ColumnVector> all(int rows, Selection selection) {
    List<ColumnVector> columns = new ArrayList<>(readers.size());
    for (int i = 0; i < readers.size(); i++) {
      columns.add(vector(i, rows, selection));
    }
    return columns;
  }

  private ColumnVector vector(int column, int rows, Selection selection) {
    ColumnVector vector = vectors[column];
    if (vector == null) {
      vector = readers.get(column).read(rows, selection);
      vectors[column] = vector;
    }
    return vector;
  }

  private void passOver(int rows) {
    for (int i = 0; i < readers.size(); i++) {
      if (vectors[i] == null) {
        readers.get(i).skip(rows);
      }
    }
    drop();
  }

  private void drop() {
    for (ColumnVector vector : vectors) {
      if (vector != null) {
        vector.close();
      }
    }
    forget();
  }

  private void forget() {
    seen.clear();
    Arrays.fill(vectors, null);
  }

  @Override
  public void close() {
    readers.forEach(VectorReader::close);
    readers.clear();
  }
}
