/// What the versions of a table changed, row by row: its change data feed.
///
/// The one idea: a feed is a table whose files are the change files. Whatever a version says (`cdc`
/// files, files added and removed, deletion vectors that grew or shrank) becomes a list of files in
/// plan order, each with its version and time as partition values; so pruning, column mapping and
/// reading are those of any table, and only where a row's `_change_type` comes from differs.
///
/// Everything that can be wrong with a range (versions gone, the feed off, columns changed) is
/// found while it is pinned, before the first row. May use `log`, the store, and Jackson.
@NullMarked
package dev.quiver.delta.log.change;

import org.jspecify.annotations.NullMarked;
