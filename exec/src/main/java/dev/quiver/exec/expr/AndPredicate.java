package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import java.util.List;

/// Selects the rows where all terms are true, each asked only about the rows that passed those
/// before it.
final class AndPredicate implements CompiledPredicate {
  private final List<CompiledPredicate> terms;
  private int[] passed = new int[0];

  AndPredicate(List<CompiledPredicate> terms) {
    this.terms = List.copyOf(terms);
  }

  @Override
  public int select(Batch batch, Selection rows, int[] selected) {
    if (passed.length <= batch.capacity()) {
      passed = new int[batch.capacity() + 1];
    }
    int found = terms.getFirst().select(batch, rows, selected);
    for (int i = 1; i < terms.size() && found > 0; i++) {
      System.arraycopy(selected, 0, passed, 0, found);
      Selection open =
          found == batch.capacity() ? Selection.all(found) : Selection.taking(passed, found);
      found = terms.get(i).select(batch, open, selected);
    }
    return found;
  }
}
