/// Tests of what scans skip.
@NullMarked
package dev.quiver.delta.scan;

import org.jspecify.annotations.NullMarked;
