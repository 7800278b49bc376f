package dev.quiver.exec.io;

import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.filter.Sifter;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.type.Schema;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.List;

/// Reads pinned tables and stages writes.
public interface TableIo {
  /// Opens a scan: decides now which files are read.
  TableSource open(TableScan scan, ExecutionContext context);

  /// The same where no more than the first `rows` rows in plan order are wanted: files that hold
  /// later ones only may be left out.
  default TableSource openFirst(TableScan scan, long rows, ExecutionContext context) {
    return open(scan, context);
  }

  /// The same with runtime filters, those of the scan's sifts in their order: rows that they do not
  /// let pass may be left out. They are there when the scan is opened.
  default TableSource openSifted(TableScan scan, List<Sifter> sifters, ExecutionContext context) {
    return open(scan, context);
  }

  /// Begins to write rows of a schema; nothing is visible before the commit, which is not the
  /// executor's affair.
  TableSink create(String name, Write target, Schema schema, ExecutionContext context);
}
