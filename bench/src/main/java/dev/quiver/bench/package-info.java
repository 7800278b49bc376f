/// Measures, and makes what is measured; each number is verified before it counts.
///
/// Sees every room by its public doors. A main of its own: `./quiver bench VERB`.
@NullMarked
package dev.quiver.bench;

import org.jspecify.annotations.NullMarked;
