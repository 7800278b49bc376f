package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evaluates an expression of one column once for each entry, where the column is a small
/// dictionary whose NULLs give NULL; row by row otherwise.
///
/// The results of an expression that cannot fail are kept for the next batch with the same
/// dictionary, whose readers then see the same entries again.
final class EntriesExpr implements CompiledExpr {
  /// More results than this are not kept.
  private static final int MOST_KEPT = 1 << 13;

  private final Workshop workshop;
  private final int ordinal;
  private final CompiledExpr byRow;
  private final CompiledExpr byEntry;
  private final OnNull onNull;
  private final boolean canFail;

  /// The dictionary that `results` are about; known by identity, its memory may be gone.
  private @Nullable FlatVector known;

  private @Nullable FlatVector results;

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
            && isWorthwhile(words.dictionary(), rows)
            && (words.validity() == 0 || onNull == OnNull.NULL)
        ? evaluate(words, rows)
        : byRow.evaluate(batch, rows);
  }

  private boolean isWorthwhile(FlatVector dictionary, Selection rows) {
    int entries = dictionary.rows();
    return entries * 2L <= rows.rows()
        || (!canFail
            && entries <= MOST_KEPT
            && (isKnown(dictionary) || entries <= 2L * rows.rows()));
  }

  private ColumnVector evaluate(DictionaryVector words, Selection rows) {
    FlatVector values = results;
    return isKnown(words.dictionary()) && values != null
        ? coded(words, values.retain())
        : ask(words, rows);
  }

  private ColumnVector ask(DictionaryVector words, Selection rows) {
    FlatVector dictionary = words.dictionary().retain();
    // Errors of entries that no row uses must not come up.
    Selection used = canFail ? Codes.used(words, rows) : Selection.all(dictionary.rows());
    try (Batch entries = Batch.of(List.of(dictionary), dictionary.rows());
        ColumnVector outcome = byEntry.evaluate(entries, used)) {
      // An entry without a result must not get into a dictionary, where anyone may look at it.
      boolean complete = used.rows() == dictionary.rows();
      if (complete && outcome instanceof FlatVector flat && flat.validity() == 0) {
        return coded(words, canFail ? flat.retain() : kept(words.dictionary(), flat));
      }
      if (outcome instanceof ConstantVector constant && words.validity() == 0) {
        return new ConstantVector(words.rows(), constant.value().retain());
      }
      return Codes.spread(workshop, words, outcome, rows);
    }
  }

  private static DictionaryVector coded(DictionaryVector words, FlatVector entries) {
    words.lease().retain();
    return new DictionaryVector(
        words.rows(), words.validity(), words.codes(), entries, words.lease());
  }

  /// The results, kept for the next batch unless they are many.
  private FlatVector kept(FlatVector dictionary, FlatVector outcome) {
    if (outcome.rows() > MOST_KEPT) {
      return outcome.retain();
    }
    FlatVector copy = Collected.copy(outcome);
    known = dictionary;
    results = copy;
    return copy.retain();
  }

  @SuppressWarnings("ReferenceEquality") // Records of one memory are equal before and after reuse.
  private boolean isKnown(FlatVector dictionary) {
    return known == dictionary;
  }
}
