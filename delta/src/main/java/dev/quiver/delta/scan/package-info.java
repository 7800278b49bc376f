/// What of a file a scan reads: row groups, then rows of them.
///
/// One pipeline a row group, each step cheaper than what it can save and asked only what the steps
/// before left open: bounds in the footer, bounds of pages, bloom filter, dictionary. Each step
/// answers for one filter of the scan; none of them can lose a row for which all filters are true,
/// and a filter that is true for all rows is not evaluated on them. What a file says beside its
/// footer may be missing or make no sense; then it is as if it were not there.
///
/// Before a scan is planned, [dev.quiver.delta.scan.FooterStatistics] asks a few files for what the
/// log leaves out; no answer rests on that.
///
/// May use `delta.log`, `delta.skip`, `delta.parquet`, `delta.cache` and `exec`; the tables' doors
/// are above.
@NullMarked
package dev.quiver.delta.scan;

import org.jspecify.annotations.NullMarked;
