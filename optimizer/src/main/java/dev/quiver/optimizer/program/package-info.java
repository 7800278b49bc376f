/// Rewriting across definitions: dropping, inlining, and pushing columns and filters into what
/// several plans read. May use `logical` and the rules of one definition.
///
/// Definitions are walked in order, forwards or backwards, in loops: nothing here recurses over
/// them, and each is visited a constant number of times. So diamonds and long chains cost what
/// their text costs.
@NullMarked
package dev.quiver.optimizer.program;

import org.jspecify.annotations.NullMarked;
