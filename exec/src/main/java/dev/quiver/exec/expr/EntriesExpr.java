package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Selection;
import java.util.List;

/// Evaluates an expression of one column once for each entry, where the column is a small
/// dictionary whose NULLs give NULL; row by row otherwise.
final class EntriesExpr implements CompiledExpr {
  private final Workshop workshop;
  private final int ordinal;
  private final CompiledExpr byRow;
  private final CompiledExpr byEntry;
  private final OnNull onNull;
  private final boolean canFail;

  EntriesExpr(
      Workshop workshop,
      int ordinal,
      CompiledExpr byRow,
      CompiledExpr byEntry,
      OnNull onNull,
      boolean canFail) {
    this.workshop = workshop;
    this.ordinal = ordinal;
    this.byRow = byRow;
    this.byEntry = byEntry;
    this.onNull = onNull;
    this.canFail = canFail;
  }

  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    return batch.column(ordinal) instanceof DictionaryVector words
            && words.dictionary().rows() * 2 <= rows.rows()
            && (words.validity() == 0 || onNull == OnNull.NULL)
        ? evaluate(words, rows)
        : byRow.evaluate(batch, rows);
  }

  private ColumnVector evaluate(DictionaryVector words, Selection rows) {
    FlatVector dictionary = words.dictionary().retain();
    // Errors of entries that no row uses must not come up.
    Selection used = canFail ? Codes.used(words, rows) : Selection.all(dictionary.rows());
    try (Batch entries = Batch.of(List.of(dictionary), dictionary.rows());
        ColumnVector results = byEntry.evaluate(entries, used)) {
      // An entry without a result must not get into a dictionary, where anyone may look at it.
      boolean complete = used.rows() == dictionary.rows();
      if (complete && results instanceof FlatVector flat && flat.validity() == 0) {
        words.lease().retain();
        return new DictionaryVector(
            words.rows(), words.validity(), words.codes(), flat.retain(), words.lease());
      }
      if (results instanceof ConstantVector constant && words.validity() == 0) {
        return new ConstantVector(words.rows(), constant.value().retain());
      }
      return Codes.spread(workshop, words, results, rows);
    }
  }
}
