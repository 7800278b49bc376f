/// Tests of writing tables: what is in the log, who wins, what is left behind.
@NullMarked
package dev.quiver.delta.commit;

import org.jspecify.annotations.NullMarked;
