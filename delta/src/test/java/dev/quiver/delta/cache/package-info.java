/// Tests of what is remembered of tables and files.
@NullMarked
package dev.quiver.delta.cache;

import org.jspecify.annotations.NullMarked;
