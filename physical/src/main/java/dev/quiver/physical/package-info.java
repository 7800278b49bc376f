/// What will be done, as data: fully, readably, the same tomorrow.
///
/// Physical plans are records, so they print, compare, hash and travel; the machines that carry
/// them out are classes of another room, and no run-time state is kept here. May use `logical`
/// only.
@NullMarked
package dev.quiver.physical;

import org.jspecify.annotations.NullMarked;
