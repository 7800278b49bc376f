/// Whole specs on Quiver and on DuckDB, over the same files: the same rows.
///
/// Every way in which the two differ by design is a line of [Dialect] and a row of the README's
/// table of semantics.
@NullMarked
package dev.quiver.engine.oracle;

import org.jspecify.annotations.NullMarked;
