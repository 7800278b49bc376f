/// Carries out physical programs: cuts them at their breakers into pipelines, and drives those with
/// a fixed set of workers.
@NullMarked
package dev.quiver.exec;

import org.jspecify.annotations.NullMarked;
