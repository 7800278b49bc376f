/// Races over one operator each: the same text over the same files, beside the scan it needs.
@NullMarked
package dev.quiver.bench.component;

import org.jspecify.annotations.NullMarked;
