/// Sorting: rows with a normalized prefix of their keys, in sorted runs that are merged by
/// stretches.
///
/// Rows go by the keys, then by all columns, then by their place in the input, so that the order is
/// total and runs may be made and merged by any number of threads. The prefix is up to three words
/// whose unsigned order is that of the first keys and columns as far as they fit (a byte that
/// places NULL, then the value big-endian, turned over where it descends; text by its first bytes).
/// Runs are sorted by the bits in which those words differ, packed into one, byte by byte; only
/// rows that agree there are compared by values. The packed words are kept beside a run's rows: a
/// stretch of several runs is sorted by them, without a look at rows that lie anywhere in memory.
/// Knows batches, rows and memory, no operator.
@NullMarked
package dev.quiver.exec.sort;

import org.jspecify.annotations.NullMarked;
