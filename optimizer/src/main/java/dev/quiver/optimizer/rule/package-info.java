/// Rewriting inside one definition: rules, the phases that drive them, and the trace of what fired.
/// May use `logical`, estimates, the order of joins, and the JDK.
///
/// The one idea is equivalence: a rule looks at a node and below, keeps its columns and their
/// order, and is a pure function. Trees are plain records driven to a fixpoint; there is no memo,
/// so a rule is a pattern and a constructor. An expression that can fail is never moved to rows on
/// which it would not have been evaluated; that an error disappears, because fewer rows reach it,
/// is allowed.
@NullMarked
package dev.quiver.optimizer.rule;

import org.jspecify.annotations.NullMarked;
