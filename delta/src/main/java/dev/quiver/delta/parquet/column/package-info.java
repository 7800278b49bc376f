/// What columns are wanted of files, and how files have them.
///
/// A table says so (names, ids, types; its log knows), a file is asked: the tree of [StoredColumn]s
/// is all that either knows of the other. May use `format` and the types.
@NullMarked
package dev.quiver.delta.parquet.column;

import org.jspecify.annotations.NullMarked;
