package dev.quiver.delta;

import dev.quiver.delta.Wanted.Said;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.scan.FilePlanner;
import dev.quiver.delta.scan.Morsel;
import java.util.List;

/// Asks once more, just before rows are read, which of them may be wanted: since the scan was
/// opened, some of its runtime filters may have become better. Safe from any thread.
record LatePruning(Wanted wanted, ScanColumns columns, FilePlanner planner) {
  /// The rows of a morsel that are left.
  RowRanges left(Morsel morsel) {
    List<Said> said =
        wanted.said(columns).stream().filter(one -> one.sifter().isPromised()).toList();
    return said.isEmpty()
        ? morsel.kept().rows()
        : planner.left(
            morsel,
            said.stream().map(Said::predicate).toList(),
            said.stream().map(Said::sifter).toList());
  }
}
