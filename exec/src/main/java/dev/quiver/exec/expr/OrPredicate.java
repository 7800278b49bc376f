package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import java.util.BitSet;
import java.util.List;

/// Selects the rows where any term is true, each asked only about the rows that those before it
/// left.
final class OrPredicate implements CompiledPredicate {
  private final List<CompiledPredicate> terms;
  private final BitSet passed = new BitSet();

  OrPredicate(List<CompiledPredicate> terms) {
    this.terms = List.copyOf(terms);
  }

  @Override
  public int select(Batch batch, Selection rows, int[] selected) {
    passed.clear();
    Selection open = rows;
    for (CompiledPredicate term : terms) {
      int found = term.select(batch, open, selected);
      for (int i = 0; i < found; i++) {
        passed.set(selected[i]);
      }
      open = Positions.without(open, selected, found);
    }
    int found = 0;
    for (int row = passed.nextSetBit(0); row >= 0; row = passed.nextSetBit(row + 1)) {
      selected[found++] = row;
    }
    return found;
  }
}
