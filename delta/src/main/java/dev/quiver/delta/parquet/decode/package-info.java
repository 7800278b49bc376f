/// Pages of a Parquet column become column vectors.
///
/// The one idea: a page is decompressed once and, wherever its bytes already are what a vector
/// wants (plain numbers, long strings, dictionaries), shown and not copied; the rest goes through
/// tight loops over [dev.quiver.exec.batch.Memory]. Buffers are lent again as soon as the batch
/// over them is closed, so that a scan works in memory that is warm.
///
/// Whatever its encoding, a page gives plain values ([Source]); what these become in the table's
/// type ([Conversion]) does not know how they were encoded. So an encoding is written once for all
/// types, and a widened type once for all encodings.
///
/// Where filters left few rows of a batch, a column's values are picked one by one ([Picks]) out of
/// pages that hold some; vectors keep their positions, so that rows of the file stay what they are.
///
/// Columns inside of columns: a leaf gives what stands in the rows of a batch side by side,
/// whatever lists it is in ([RepeatedReader]); its levels, read ahead of its values and kept as a
/// [Shape], then tell lists where each begins, and structs which are NULL. So flat readers serve
/// leaves of any depth, and every node above is one loop over bytes.
///
/// Nothing in a file is trusted. Every buffer read from has `Buffers.SLACK` readable bytes behind
/// it and every buffer written to as many writable ones, so that loops may move whole words; what
/// decides how far a loop goes is checked before it runs. A fault is a
/// [dev.quiver.logical.catalog.TableException] that names file and column.
///
/// May use Arrow buffers, `exec.batch`, and the format; knows no table and no plan.
@NullMarked
package dev.quiver.delta.parquet.decode;

import org.jspecify.annotations.NullMarked;
