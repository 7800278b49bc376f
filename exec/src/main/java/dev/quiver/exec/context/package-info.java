/// All run-time state of one execution: memory, cancellation, metrics, settings.
///
/// Plans hold none of it, so one plan may run many times at once.
@NullMarked
package dev.quiver.exec.context;

import org.jspecify.annotations.NullMarked;
