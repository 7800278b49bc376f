/// Vectors to Parquet pages.
///
/// One idea: a page is cut by what went into it, never by how it arrived, so the same rows in the
/// same order are the same bytes. Rows are buffered off heap, charged to the execution's budget;
/// bounds are taken once, from the finished page. Pages are laid out here and not by Parquet-MR's
/// column writers, which take one boxed value at a time and cannot take dictionary codes; only its
/// structures of the format are used. May use Arrow's buffers, `exec.batch` and those structures.
@NullMarked
package dev.quiver.delta.parquet.encode;

import org.jspecify.annotations.NullMarked;
