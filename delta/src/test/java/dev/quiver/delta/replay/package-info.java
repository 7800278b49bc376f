/// Tests of log replay: held to Kernel's own, over tables of others and logs made at random.
@NullMarked
package dev.quiver.delta.replay;

import org.jspecify.annotations.NullMarked;
