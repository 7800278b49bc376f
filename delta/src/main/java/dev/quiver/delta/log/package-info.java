/// What a Delta table is at one version, as values of our own.
///
/// A [Snapshot] is immutable and complete: schema, protocol, properties and the live files in plan
/// order, each with its partition values and statistics in our types, so that nobody above reads
/// the log or knows its JSON. It is refused, by name, when it holds what we do not read: the
/// meaning of a table is decided here, before the first row. Which files of a log make up a version
/// is told by `delta.kernel`, and `delta.replay` replays them; this package knows no Kernel type.
///
/// May use the store, `logical`, and Jackson for the statistics in the log.
@NullMarked
package dev.quiver.delta.log;

import org.jspecify.annotations.NullMarked;
