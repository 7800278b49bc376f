/// Engines that answer the same SQL over the same Parquet files, and what they answer.
///
/// A peer is asked by text and answers rows of [Cell]s; a time is only taken of a peer whose
/// [Answer] was held to another's. Each takes its own time, since one may live in another process.
/// A [PeerRace] runs them in turn, so that what else the machine does falls on all, and compares
/// medians, so that it falls on none.
@NullMarked
package dev.quiver.bench.peer;

import org.jspecify.annotations.NullMarked;
