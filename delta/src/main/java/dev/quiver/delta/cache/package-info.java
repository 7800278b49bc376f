/// What several runs need and none owns: the state of tables at versions, what is known about their
/// rows, and the footers of files.
///
/// An engine has one [dev.quiver.delta.cache.TableCaches] for all its sessions. Nothing is believed
/// because it is cached: a snapshot is of the very log file (size and time of change) that is there
/// now, a footer of the very file. Entries are charged to a budget of the caches' own, and go, the
/// one unused for longest first, when there is no room. Counters tell how it went.
///
/// May use `delta.log`, `delta.parquet.format` and the budget.
@NullMarked
package dev.quiver.delta.cache;

import org.jspecify.annotations.NullMarked;
