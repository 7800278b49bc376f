/// From the files of a log segment to the live files of a version.
///
/// Newest first: the first action on a file, by path and deletion vector, is the one that counts,
/// and what a newer commit has removed or added anew hides what older ones and the checkpoint say.
/// Which files make up a version is Kernel's affair, told by `delta.kernel`; what they say goes
/// straight into the columns of `delta.log.table`, so that a large log costs little more than its
/// bytes.
///
/// May use `delta.log`, the store, and Parquet for checkpoints.
@NullMarked
package dev.quiver.delta.replay;

import org.jspecify.annotations.NullMarked;
