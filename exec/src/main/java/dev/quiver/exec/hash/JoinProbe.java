package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import java.util.List;

/// Finds, for the rows of a batch, the first row of the same key in a [JoinTable]. One thread uses
/// it.
public final class JoinProbe implements AutoCloseable {
  private final JoinIndex index;
  private final JoinLayout layout;
  private final KeyColumns keys;
  private final Picks found = new Picks();
  private Picks open = new Picks();
  private Picks later = new Picks();
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
    if (at.length < selection.rows()) {
      at = new int[selection.rows()];
      words = new long[at.length];
      spare = new long[at.length];
    }
    switch (index) {
      case RankIndex ranks -> {
        keys.show(vectors, selection);
        ranks.packing().words(keys, words, spare);
        ranks.find(words, keys.rows(), out);
      }
      case WordIndex hashed -> {
        keys.show(vectors, selection);
        hashed.packing().words(keys, words, spare);
        hashed.find(words, keys.rows(), out, at);
      }
      case TagIndex tagged -> {
        keys.open(vectors, selection, layout.rows());
        findAny(tagged, out);
      }
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
    keys.close();
  }

  /// In rounds: each locates a candidate for every row still open, then compares column by column;
  /// rows that met another key go on.
  private void findAny(TagIndex tagged, long[] out) {
    int count = keys.rows();
    long[] hashes = keys.hashes();
    begin(tagged, out);
    while (open.count() > 0) {
      found.clear(count);
      later.clear(count);
      locate(tagged, hashes, out);
      for (int column = 0; column < keys.columns(); column++) {
        layout.rows().slot(column).keepSame(keys.cursor(column), found, out, later);
      }
      for (int k = 0; k < later.count(); k++) {
        int i = later.get(k);
        at[i] = at[i] + 1 & tagged.table(hashes[i]).length - 1;
      }
      Picks next = later;
      later = open;
      open = next;
    }
  }

  /// Reads the first entry of every row, so that their misses overlap.
  private void begin(TagIndex tagged, long[] out) {
    int count = keys.rows();
    long[] hashes = keys.hashes();
    boolean mayBeNull = keys.mayBeNull();
    open.clear(count);
    for (int i = 0; i < count; i++) {
      long[] table = tagged.table(hashes[i]);
      at[i] = TagIndex.start(hashes[i], table);
      boolean isFree = table[at[i]] == 0;
      out[i] = 0;
      if (!isFree && !(mayBeNull && keys.anyNull(i))) {
        open.add(i);
      }
    }
  }

  private void locate(TagIndex tagged, long[] hashes, long[] out) {
    for (int k = 0; k < open.count(); k++) {
      int i = open.get(k);
      long[] table = tagged.table(hashes[i]);
      at[i] = tagged.seek(table, at[i], hashes[i]);
      out[i] = TagIndex.row(table[at[i]]);
      if (out[i] != 0) {
        found.add(i);
      }
    }
  }
}
