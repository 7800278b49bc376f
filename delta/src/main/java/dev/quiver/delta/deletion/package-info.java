/// Rows that a deletion vector takes from a file.
///
/// Positions count the rows of the whole file over all its row groups, whatever is skipped on the
/// way. What was read once serves all morsels of a scan; it is kept packed, charged to the scan,
/// and applied to a batch as a selection. Every length and count in the bytes is checked before it
/// is believed. May use the log's descriptor, the store, batches and accounts.
@NullMarked
package dev.quiver.delta.deletion;

import org.jspecify.annotations.NullMarked;
