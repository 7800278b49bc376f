/// Measures what planning costs for specs of extreme shapes, which should be linear in their size.
///
/// Tables are only names here: nothing is opened, so that nothing but planning is timed.
@NullMarked
package dev.quiver.bench.planning;

import org.jspecify.annotations.NullMarked;
