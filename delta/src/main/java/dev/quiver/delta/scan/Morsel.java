package dev.quiver.delta.scan;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.scan.RowGroupPruning.Kept;

/// Rows of one row group of a file, for one thread.
public record Morsel(DataFile file, ParquetFooter footer, Kept kept) {}
