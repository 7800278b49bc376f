package dev.quiver.delta.scan;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.scan.RowGroupPruning.Kept;
import java.util.List;

/// What is read of a file: row groups, in order, and rows of each.
public record FilePlan(DataFile file, ParquetFooter footer, List<Kept> kept) {
  public FilePlan {
    kept = List.copyOf(kept);
  }
}
