/// Vectors to Parquet pages.
///
/// One idea: a page is cut by what went into it, never by how it arrived, so the same rows in the
/// same order are the same bytes. Rows are buffered off heap, charged to the execution's budget;
/// bounds are taken once, from the finished page. Pages are laid out here and not by Parquet-MR's
/// column writers, which take one boxed value at a time and cannot take dictionary codes; only its
/// structures of the format are used.
///
/// How a chunk is encoded is measured on its first page: codes of a dictionary where they take
/// less, packed differences where integers rise or codes do not pay and they take half or less,
/// else plain. All three are read by every reader of data pages v1. A bloom filter is made when the
/// chunk is known, of the hashes kept until then, so that its size is that of what is in it; its
/// bytes are a power of two, because some readers refuse others, and both zeros are in it, because
/// some look for one only. Bounds that could mislead are left out: of pages with NaN, which readers
/// order in different ways, and of texts that have no short upper bound. May use Arrow's buffers,
/// `exec.batch` and those structures.
@NullMarked
package dev.quiver.delta.parquet.encode;

import org.jspecify.annotations.NullMarked;
