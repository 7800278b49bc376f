/// Orders of joins against all orders there are, and the work of finding them.
@NullMarked
package dev.quiver.optimizer.join;

import org.jspecify.annotations.NullMarked;
