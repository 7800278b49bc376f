package dev.quiver.exec.hash;

/// Finds, for the rows of a batch, the first row of the same key in a [JoinTable]. One thread uses
/// it.
public final class JoinProbe {
  private final JoinTable table;
  private final RowLayout layout;
  private final Picks found = new Picks();
  private Picks open = new Picks();
  private Picks later = new Picks();
  private int[] at = new int[0];
  private long touched;

  /// Looks into `table`.
  public JoinProbe(JoinTable table) {
    this.table = table;
    this.layout = table.layout().rows();
  }

  /// Sets `out[i]` to the first row equal to the `i`th of the keys, or to 0.
  public void find(KeyColumns keys, long[] out) {
    touch(keys);
    if (keys.columns() == 1
        && layout.slot(0) instanceof LongSlot
        && !table.layout().matchesNull().getFirst()) {
      findLongs(keys, out);
    } else {
      findAny(keys, out);
    }
  }

  @Override
  public String toString() {
    return "a probe, %x".formatted(touched);
  }

  /// Brings the entries into the cache, all misses at once; the sum keeps the loads alive.
  private void touch(KeyColumns keys) {
    long sum = 0;
    long[] hashes = keys.hashes();
    for (int i = 0; i < keys.rows(); i++) {
      Entries entries = table.entries(hashes[i]);
      sum ^= entries.get(entries.start(hashes[i]));
    }
    touched = sum;
  }

  /// One 64-bit key: equal where the hash is.
  private void findLongs(KeyColumns keys, long[] out) {
    Cursor cursor = keys.cursor(0);
    boolean mayBeNull = cursor.mayBeNull();
    long[] hashes = keys.hashes();
    for (int i = 0; i < keys.rows(); i++) {
      long hash = hashes[i];
      Entries entries = table.entries(hash);
      int entry = entries.start(hash);
      long content = entries.get(entry);
      while (content != 0
          && !(Entries.mayMatch(content, hash) && RowLayout.hash(Entries.row(content)) == hash)) {
        entry = entries.after(entry);
        content = entries.get(entry);
      }
      out[i] = mayBeNull && cursor.isNull(i) ? 0 : Entries.row(content);
    }
  }

  /// Any keys, in rounds: each locates a candidate for every row still open, then compares column
  /// by column; rows that met another key go on.
  private void findAny(KeyColumns keys, long[] out) {
    int count = keys.rows();
    long[] hashes = keys.hashes();
    begin(keys, out);
    while (open.count() > 0) {
      found.clear(count);
      later.clear(count);
      locate(hashes, out);
      for (int column = 0; column < keys.columns(); column++) {
        layout.slot(column).keepSame(keys.cursor(column), found, out, later);
      }
      for (int k = 0; k < later.count(); k++) {
        int i = later.get(k);
        at[i] = table.entries(hashes[i]).after(at[i]);
      }
      Picks next = later;
      later = open;
      open = next;
    }
  }

  private void begin(KeyColumns keys, long[] out) {
    int count = keys.rows();
    if (at.length < count) {
      at = new int[count];
    }
    boolean mayBeNull = keys.mayBeNull();
    open.clear(count);
    for (int i = 0; i < count; i++) {
      out[i] = 0;
      if (!(mayBeNull && keys.anyNull(i))) {
        at[i] = table.entries(keys.hashes()[i]).start(keys.hashes()[i]);
        open.add(i);
      }
    }
  }

  private void locate(long[] hashes, long[] out) {
    for (int k = 0; k < open.count(); k++) {
      int i = open.get(k);
      Entries entries = table.entries(hashes[i]);
      int entry = at[i];
      long content = entries.get(entry);
      while (content != 0
          && !(Entries.mayMatch(content, hashes[i])
              && RowLayout.hash(Entries.row(content)) == hashes[i])) {
        entry = entries.after(entry);
        content = entries.get(entry);
      }
      at[i] = entry;
      out[i] = Entries.row(content);
      if (content != 0) {
        found.add(i);
      }
    }
  }
}
