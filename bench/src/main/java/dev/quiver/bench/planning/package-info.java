/// Measures what planning costs: for specs of extreme shapes, which should be linear in their size,
/// and for the 22 queries of TPC-H, which people wait for.
///
/// The tables of shapes are only names: nothing is opened, so that nothing but planning is timed.
/// Those of TPC-H are small and opened before, since what is known of them is part of planning.
@NullMarked
package dev.quiver.bench.planning;

import org.jspecify.annotations.NullMarked;
