/// The closed set of value types, columns and schemas. May use the JDK only.
@NullMarked
package dev.quiver.logical.type;

import org.jspecify.annotations.NullMarked;
