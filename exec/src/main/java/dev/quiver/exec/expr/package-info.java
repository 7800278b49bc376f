/// Bound expressions made runnable: ordinals begin here, and one meaning is given to each
/// expression.
@NullMarked
package dev.quiver.exec.expr;

import org.jspecify.annotations.NullMarked;
