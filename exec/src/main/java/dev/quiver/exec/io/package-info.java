/// The ports by which rows come in and go out; delta fills them, tests fill them from memory.
@NullMarked
package dev.quiver.exec.io;

import org.jspecify.annotations.NullMarked;
