package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tests a predicate of one column once for each entry, where the column is a dictionary; row by
/// row otherwise.
///
/// The outcome is kept for the next batch with the same dictionary. A predicate that may fail is
/// only asked about entries that are used.
final class EntriesPredicate implements CompiledPredicate {
  private static final byte UNKNOWN = 2;

  private final int ordinal;
  private final CompiledPredicate byRow;
  private final CompiledPredicate byEntry;
  private final OnNull onNull;
  private final boolean canFail;

  /// The dictionary that `outcomes` are about; known by identity, its memory may be gone.
  private @Nullable FlatVector known;

  private byte[] outcomes = new byte[0];
  private int unknown;

  EntriesPredicate(
      int ordinal,
      CompiledPredicate byRow,
      CompiledPredicate byEntry,
      OnNull onNull,
      boolean canFail) {
    this.ordinal = ordinal;
    this.byRow = byRow;
    this.byEntry = byEntry;
    this.onNull = onNull;
    this.canFail = canFail;
  }

  @Override
  public int select(Batch batch, Selection rows, int[] selected) {
    return batch.column(ordinal) instanceof DictionaryVector words && isWorthwhile(words, rows)
        ? select(words, rows, selected)
        : byRow.select(batch, rows, selected);
  }

  private boolean isWorthwhile(DictionaryVector words, Selection rows) {
    int entries = words.dictionary().rows();
    return (isKnown(words.dictionary()) || entries <= 2L * rows.rows())
        && (words.validity() == 0 || onNull != OnNull.OTHER || !canFail);
  }

  private int select(DictionaryVector words, Selection rows, int[] selected) {
    learn(words, rows);
    int found = 0;
    boolean nullIsTrue = onNull == OnNull.TRUE;
    long codes = words.codes();
    byte[] truth = outcomes;
    if (words.validity() == 0) {
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        selected[found] = row;
        found += truth[Memory.getInt(codes + 4L * row)];
      }
      return found;
    }
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      selected[found] = row;
      if (words.isNull(row)) {
        found += nullIsTrue ? 1 : 0;
      } else {
        found += truth[Memory.getInt(codes + 4L * row)];
      }
    }
    return found;
  }

  private void learn(DictionaryVector words, Selection rows) {
    FlatVector dictionary = words.dictionary();
    if (!isKnown(dictionary)) {
      known = dictionary;
      outcomes = new byte[dictionary.rows()];
      Arrays.fill(outcomes, UNKNOWN);
      unknown = outcomes.length;
    }
    if (unknown > 0) {
      ask(dictionary, canFail ? unknownAmong(Codes.used(words, rows)) : Selection.all(unknown));
    }
  }

  private void ask(FlatVector dictionary, Selection entries) {
    if (entries.rows() == 0) {
      return;
    }
    int[] passed = new int[dictionary.rows() + 1];
    try (Batch batch = Batch.of(List.of(dictionary.retain()), dictionary.rows())) {
      int found = byEntry.select(batch, entries, passed);
      for (int i = 0; i < entries.rows(); i++) {
        outcomes[entries.position(i)] = 0;
      }
      for (int i = 0; i < found; i++) {
        outcomes[passed[i]] = 1;
      }
    }
    unknown -= entries.rows();
  }

  private Selection unknownAmong(Selection used) {
    int[] positions = new int[used.rows()];
    int found = 0;
    for (int i = 0; i < used.rows(); i++) {
      int entry = used.position(i);
      if (outcomes[entry] == UNKNOWN) {
        positions[found++] = entry;
      }
    }
    return Selection.taking(positions, found);
  }

  @SuppressWarnings("ReferenceEquality") // Records of one memory are equal before and after reuse.
  private boolean isKnown(FlatVector dictionary) {
    return known == dictionary;
  }
}
