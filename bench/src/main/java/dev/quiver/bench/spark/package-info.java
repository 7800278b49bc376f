/// Spark as a peer: fetched when it is asked for, into a folder and a process of its own.
///
/// Nothing of it is ever on this program's class path. Its driver is a text that is compiled
/// against what was fetched, and answers by line; it takes its own times.
@NullMarked
package dev.quiver.bench.spark;

import org.jspecify.annotations.NullMarked;
