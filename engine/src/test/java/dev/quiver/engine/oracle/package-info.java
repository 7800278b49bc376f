/// Whole specs and queries on Quiver and on DuckDB, over the same files: the same rows.
///
/// Random ones find what nobody thought of; those of TPC-H and TPC-DS are what others measure by.
///
/// Every way in which the two differ by design is a line of [Dialect] and a row of the README's
/// table of semantics.
@NullMarked
package dev.quiver.engine.oracle;

import org.jspecify.annotations.NullMarked;
