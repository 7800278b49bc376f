/// Sorting: rows with a normalized prefix of their keys, in sorted runs that are merged.
///
/// The prefix is up to three words whose unsigned order is the order of the first keys as far as
/// they fit (a byte that places NULL, then the value big-endian, turned over where it descends;
/// text by its first bytes), so that most comparisons look at one word. Rows that agree there are
/// compared by the keys' values, then by all columns, then by their place in the input, so that the
/// order is total and runs may be made and merged by any number of threads. Knows batches, rows and
/// memory, no operator.
@NullMarked
package dev.quiver.exec.sort;

import org.jspecify.annotations.NullMarked;
