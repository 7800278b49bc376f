package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Selection;
import java.util.List;

/// Finds, for the rows of a batch, the first row of the same key in a [JoinTable]. One thread uses
/// it.
public final class JoinProbe implements AutoCloseable {
  private final JoinIndex index;
  private final JoinLayout layout;
  private final KeyColumns keys;
  private final TagProbe tags = new TagProbe();
  private final CodeHeads codes = new CodeHeads();
  private int[] at = new int[0];
  private long[] words = new long[0];
  private long[] spare = new long[0];

  /// Looks into `table`, which is complete; `keys` become this probe's.
  public JoinProbe(JoinTable table, KeyColumns keys) {
    this.index = table.index();
    this.layout = table.layout();
    this.keys = keys;
  }

  /// Sets `out[i]` to the first row equal to the `i`th of the keys, or to 0.
  public void find(List<? extends ColumnVector> vectors, Selection selection, long[] out) {
    if (!layout.matchesNull().contains(true)
        && codes.open(vectors, selection.rows(), this::lookUp)) {
      keys.show(vectors, selection);
      codes.find(keys.cursor(0), out);
    } else {
      look(vectors, selection, out);
    }
  }

  /// Whether a row of the last batch equals nothing, because of a NULL in its key.
  public boolean isKeyNull(int row) {
    return keys.anyNull(row);
  }

  /// Whether [#isKeyNull] may be true.
  public boolean mayBeNull() {
    return keys.mayBeNull();
  }

  @Override
  public void close() {
    codes.close();
    keys.close();
  }

  private void lookUp(FlatVector dictionary, long[] out) {
    look(List.of(dictionary), Selection.all(dictionary.rows()), out);
  }

  private void look(List<? extends ColumnVector> vectors, Selection selection, long[] out) {
    if (at.length < selection.rows()) {
      at = new int[selection.rows()];
      words = new long[at.length];
      spare = new long[at.length];
    }
    switch (index) {
      case RankIndex ranks -> {
        keys.show(vectors, selection);
        ranks.packing().words(keys, words, spare);
        ranks.find(words, keys.rows(), out, at);
      }
      case WordIndex hashed -> {
        keys.show(vectors, selection);
        hashed.packing().words(keys, words, spare);
        hashed.find(words, keys.rows(), out, at);
      }
      case TagIndex tagged -> {
        keys.open(vectors, selection, layout.rows());
        tags.find(tagged, keys, out);
      }
    }
  }
}
