/// The algebra. May use the JDK, `type`, `expr` and `catalog`'s table names only.
///
/// A spec is a DAG, so the logical form is a [Program]: named definitions, each a tree, which read
/// one another through [Plan.Reference] leaves. Rules rewrite trees; a plain tree for the whole
/// would be exponential on diamonds. Column ids are local to a definition, and every Reference
/// deals fresh ones for the columns it takes, so a self-join through two References is right.
///
/// Beside the nodes stands what both binder and rules say of plans: conjuncts, the columns that
/// expressions use, what stands for a column, other ids for a plan.
@NullMarked
package dev.quiver.logical.plan;

import org.jspecify.annotations.NullMarked;
