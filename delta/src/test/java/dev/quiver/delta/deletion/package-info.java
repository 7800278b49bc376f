/// Tests of deletion vectors.
@NullMarked
package dev.quiver.delta.deletion;

import org.jspecify.annotations.NullMarked;
