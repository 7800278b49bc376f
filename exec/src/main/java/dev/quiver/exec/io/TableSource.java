package dev.quiver.exec.io;

import java.util.SortedMap;
import java.util.TreeMap;

/// An open scan, cut into morsels that workers read in any order.
///
/// Rows in plan order are those of morsel 0, then of morsel 1, and so on. A source skips only rows
/// for which a filter of the scan is not true, and all such rows only for filters it promised to
/// apply exactly.
public interface TableSource extends AutoCloseable {
  /// The number of morsels.
  int morsels();

  /// Opens a morsel, once; safe from any thread. Its columns are the scan's, in order.
  BatchSource read(int morsel);

  /// What the steps of the scan have had before them and kept so far, by name.
  default SortedMap<String, Long> counts() {
    return new TreeMap<>();
  }

  /// Releases what the scan holds; open morsels are closed by whoever opened them, before.
  @Override
  void close();
}
