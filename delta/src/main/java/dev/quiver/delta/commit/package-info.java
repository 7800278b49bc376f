/// Writing tables: rows become files, files become a version.
///
/// Two halves that meet in [StagedFiles]. The first writes Parquet files that no table knows; on
/// any failure they are deleted. The second makes a version of them by putting one log file where
/// there is none: of several writers one has the version, the others look at what won and either go
/// on to the next version or say what they conflict with. The one idea: between the two there is
/// nothing half done, and after them nothing in doubt without being told.
///
/// The log's JSON is written here by hand, since that is a page of code and its bytes matter. May
/// use the log, the store, Parquet files and `exec`'s batches; no operator, no plan but the target.
@NullMarked
package dev.quiver.delta.commit;

import org.jspecify.annotations.NullMarked;
