/// The adapter to Delta Kernel: its engine made of our store and readers, and its snapshots turned
/// into ours.
///
/// Every `io.delta` import lives here, since several accessors we need are internal and move from
/// one release to the next. Kernel says what the log means (protocol, segments, checkpoints), and
/// `delta.replay` reads what it says of files, for speed; what leaves this package is a
/// [dev.quiver.delta.log.Snapshot] or a typed error. Kernel asks its engine for very little as long
/// as it is given no filter, and it is given none: pruning is the affair of `delta.skip`, with the
/// semantics of the query engine.
@NullMarked
package dev.quiver.delta.kernel;

import org.jspecify.annotations.NullMarked;
