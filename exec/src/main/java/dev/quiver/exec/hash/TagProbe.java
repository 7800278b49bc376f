package dev.quiver.exec.hash;

/// Finds rows in a [TagIndex], stage by stage, so that in each the misses of all rows of a batch
/// overlap: first the entries, then the candidates' hashes, then their keys, column by column. Rows
/// whose candidate has another key go on to the next round.
final class TagProbe {
  private final Picks found = new Picks();
  private Picks open = new Picks();
  private Picks later = new Picks();
  private int[] at = new int[0];
  private long[] others = new long[0];

  /// Sets `out[i]` to the first row equal to the `i`th of the keys, or to 0.
  void find(TagIndex index, KeyColumns keys, long[] out) {
    int count = keys.rows();
    long[] hashes = keys.hashes();
    JoinLayout layout = index.layout();
    begin(index, keys, out);
    while (open.count() > 0) {
      found.clear(count);
      later.clear(count);
      locate(index, hashes, out);
      keepSameHash(layout, hashes, out);
      for (int column = 0; column < keys.columns(); column++) {
        layout.rows().slot(column).keepSame(keys.cursor(column), found, out, later);
      }
      for (int k = 0; k < later.count(); k++) {
        int i = later.get(k);
        at[i] = index.behind(at[i]);
      }
      Picks next = later;
      later = open;
      open = next;
    }
  }

  private void begin(TagIndex index, KeyColumns keys, long[] out) {
    int count = keys.rows();
    if (at.length < count) {
      at = new int[count];
      others = new long[count];
    }
    long[] hashes = keys.hashes();
    for (int i = 0; i < count; i++) {
      at[i] = index.start(hashes[i]);
      out[i] = index.content(at[i]);
    }
    boolean mayBeNull = keys.mayBeNull();
    open.clear(count);
    for (int i = 0; i < count; i++) {
      if (out[i] != 0 && !(mayBeNull && keys.anyNull(i))) {
        open.add(i);
      } else {
        out[i] = 0;
      }
    }
  }

  private void locate(TagIndex index, long[] hashes, long[] out) {
    for (int k = 0; k < open.count(); k++) {
      int i = open.get(k);
      at[i] = index.seek(at[i], hashes[i]);
      out[i] = TagIndex.row(index.content(at[i]));
      if (out[i] != 0) {
        found.add(i);
      }
    }
  }

  private void keepSameHash(JoinLayout layout, long[] hashes, long[] out) {
    int count = found.count();
    for (int k = 0; k < count; k++) {
      others[k] = layout.hash(out[found.get(k)]);
    }
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int i = found.get(k);
      if (others[k] == hashes[i]) {
        found.set(kept++, i);
      } else {
        later.add(i);
      }
    }
    found.truncate(kept);
  }
}
