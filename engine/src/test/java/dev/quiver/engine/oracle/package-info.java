/// Whole specs and queries on Quiver and on DuckDB, over the same files: the same rows.
///
/// Random ones find what nobody thought of; those of TPC-H and TPC-DS are what others measure by.
///
/// A [Question] is asked of DuckDB once and of Quiver in four [Way]s, by a [Referee]; questions are
/// random queries ([RandomQuery]) and random documents ([RandomProgram]) over tables of every type
/// with NULLs, duplicates, skew and extremes ([Kind], [OracleTables]).
///
/// Every way in which the two differ by design is a line of [Dialect] and a row of the README's
/// table of semantics.
@NullMarked
package dev.quiver.engine.oracle;

import org.jspecify.annotations.NullMarked;
