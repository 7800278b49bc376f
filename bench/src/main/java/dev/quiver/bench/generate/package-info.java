/// Makes tables: the examples' and TPC-H's, through the engine's own writer.
///
/// The same arguments make the same rows, on every machine.
@NullMarked
package dev.quiver.bench.generate;

import org.jspecify.annotations.NullMarked;
