/// Results in the forms people and machines read: canonical lines, digests, tables, JSON, CSV,
/// Arrow.
///
/// Everything here is an edge: a value is read by position, slowly and exactly once. May use
/// Jackson and commons-codec.
@NullMarked
package dev.quiver.engine.result;

import org.jspecify.annotations.NullMarked;
