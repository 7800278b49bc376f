/// Looks up a few rows in many files, against DuckDB over the same files, and says what of the
/// bytes was read for it.
///
/// Keys are scattered, so that every file's bounds hold every key: only bloom filters tell. Times
/// of rows are ascending, so that bounds of files and pages tell.
@NullMarked
package dev.quiver.bench.lookup;

import org.jspecify.annotations.NullMarked;
