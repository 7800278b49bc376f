/// Races the scan against DuckDB: in one process, over the same files, on as many threads.
///
/// A time counts only after both have given the same answer. Pairs are interleaved, so that what
/// else the machine does falls on both, and medians are compared, so that it falls on neither.
@NullMarked
package dev.quiver.bench.race;

import org.jspecify.annotations.NullMarked;
