/// The golden kit, tried on our own cases.
@NullMarked
package dev.quiver.engine.golden;

import org.jspecify.annotations.NullMarked;
