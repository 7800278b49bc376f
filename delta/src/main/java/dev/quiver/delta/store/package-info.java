/// Where a table's files are: list, read ranges, create at most once.
///
/// The one idea: everything Quiver asks of storage is one small port, so that what must never go
/// wrong (one winner for each version of a table, nothing half-written) is said and tested in one
/// place, and a test can make any single operation fail. Reads are positional and go straight to
/// where the bytes are wanted; files are never mapped, since a mapped file that somebody truncates
/// takes the whole JVM with it.
///
/// Paths are text with `/` between names. May use the JDK and [dev.quiver.logical.QueryException];
/// what a file means is not known here.
@NullMarked
package dev.quiver.delta.store;

import org.jspecify.annotations.NullMarked;
