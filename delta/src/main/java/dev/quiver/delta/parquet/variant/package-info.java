/// Variants as files keep them, put together to one value by bytes.
///
/// The one idea: a file may have taken variants apart into columns of their own types (shredding);
/// these are read as any others, and only then, row by row, written down again as the variant they
/// were. What was not taken apart is copied. May use the format's nodes and `exec.batch`; knows no
/// pages.
@NullMarked
package dev.quiver.delta.parquet.variant;

import org.jspecify.annotations.NullMarked;
