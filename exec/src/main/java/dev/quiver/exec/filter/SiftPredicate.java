package dev.quiver.exec.filter;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.exec.filter.Membership.Bitmap;
import dev.quiver.exec.hash.Cursor;
import org.jspecify.annotations.Nullable;

/// Is true of the rows that a runtime filter lets pass, and of all where it is not there or does
/// not pay.
///
/// Of a dictionary each entry is tested once, and the outcome kept for the next batch with the
/// same.
final class SiftPredicate implements CompiledPredicate {
  private final Sifter sifter;
  private final int ordinal;
  private final WordForm form;
  private final Cursor cursor = new Cursor();
  private long[] words = {};
  private int[] kept = {};
  private long batches;

  /// The dictionary that `passing` is about; known by identity, its memory may be gone.
  private @Nullable FlatVector known;

  /// The filter that `passing` is by.
  private @Nullable RuntimeFilter asked;

  private byte[] passing = {};

  SiftPredicate(Sifter sifter, int ordinal) {
    this.sifter = sifter;
    this.ordinal = ordinal;
    this.form = WordForm.of(sifter.type()).orElseThrow();
  }

  @Override
  public int select(Batch batch, Selection rows, int[] selected) {
    RuntimeFilter filter = sifter.slot().filter().orElse(null);
    if (filter == null || !filter.tellsRows() || !sifter.isWorthwhile(batches++)) {
      return all(rows, selected);
    }
    long start = System.nanoTime();
    int found = select(filter, batch.column(ordinal), rows, selected);
    sifter.note(rows.rows(), rows.rows() - found, System.nanoTime() - start);
    return found;
  }

  private static int all(Selection rows, int[] selected) {
    if (rows.isAll()) {
      for (int i = 0; i < rows.rows(); i++) {
        selected[i] = i;
      }
    } else {
      System.arraycopy(rows.positions(), 0, selected, 0, rows.rows());
    }
    return rows.rows();
  }

  private int select(RuntimeFilter filter, ColumnVector vector, Selection rows, int[] selected) {
    if (vector instanceof DictionaryVector coded
        && (isKnown(coded.dictionary()) || coded.dictionary().rows() <= 2L * rows.rows())) {
      learn(filter, coded.dictionary());
      return selectCoded(filter, coded, rows, selected);
    }
    if (form == WordForm.LONG
        && !rows.isAll()
        && vector instanceof FlatVector flat
        && flat.validity() == 0
        && filter.membership() instanceof Bitmap bitmap) {
      return bitmap.select(flat.values(), rows.positions(), rows.rows(), selected);
    }
    int found = keep(filter, vector, rows);
    if (cursor.mayBeNull()) {
      return selectNullable(filter, found, rows, selected);
    }
    for (int i = 0; i < found; i++) {
      selected[i] = rows.position(kept[i]);
    }
    return found;
  }

  /// Fills `kept` with the indexes of rows whose values, if they are not NULL, pass.
  private int keep(RuntimeFilter filter, ColumnVector vector, Selection rows) {
    cursor.open(vector, rows);
    if (words.length < rows.rows()) {
      words = new long[rows.rows()];
      kept = new int[rows.rows() + 1];
    }
    form.read(cursor, words);
    return filter.membership().keep(words, rows.rows(), kept);
  }

  private int selectNullable(RuntimeFilter filter, int found, Selection rows, int[] selected) {
    int next = 0;
    int to = 0;
    for (int i = 0; i < rows.rows(); i++) {
      boolean passes = next < found && kept[next] == i;
      next += passes ? 1 : 0;
      selected[to] = rows.position(i);
      to += (cursor.isNull(i) ? filter.passesNull() : passes) ? 1 : 0;
    }
    return to;
  }

  private int selectCoded(
      RuntimeFilter filter, DictionaryVector coded, Selection rows, int[] selected) {
    long codes = coded.codes();
    byte[] passes = passing;
    int found = 0;
    if (coded.validity() == 0) {
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        selected[found] = row;
        found += passes[Memory.getInt(codes + 4L * row)];
      }
      return found;
    }
    int ofNull = filter.passesNull() ? 1 : 0;
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      selected[found] = row;
      found += coded.isNull(row) ? ofNull : passes[Memory.getInt(codes + 4L * row)];
    }
    return found;
  }

  private void learn(RuntimeFilter filter, FlatVector dictionary) {
    if (isKnown(dictionary) && isAsked(filter)) {
      return;
    }
    int found = keep(filter, dictionary, Selection.all(dictionary.rows()));
    passing = new byte[dictionary.rows()];
    for (int i = 0; i < found; i++) {
      passing[kept[i]] = 1;
    }
    known = dictionary;
    asked = filter;
  }

  @SuppressWarnings("ReferenceEquality") // Records of one memory are equal before and after reuse.
  private boolean isKnown(FlatVector dictionary) {
    return known == dictionary;
  }

  @SuppressWarnings("ReferenceEquality") // Another filter is another object.
  private boolean isAsked(RuntimeFilter filter) {
    return asked == filter;
  }
}
