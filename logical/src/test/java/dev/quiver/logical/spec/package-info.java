/// Tests of specs: reading, hashing, binding.
@NullMarked
package dev.quiver.logical.spec;

import org.jspecify.annotations.NullMarked;
