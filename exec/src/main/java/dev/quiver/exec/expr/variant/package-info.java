/// Variants: values that say their own type, in the binary form of Parquet's specification.
///
/// Every byte is untrusted: each read is checked against the end, and bytes that make no sense end
/// in an [dev.quiver.exec.expr.EvaluationException], whatever they are. Values lie behind the
/// containers that hold them, so nothing can hold itself; that several containers hold one value,
/// which could make a text of any length of a few bytes, is noticed by counting. Belongs to
/// expressions; the front door prints by it too. May use batches' memory, no operator.
@NullMarked
package dev.quiver.exec.expr.variant;

import org.jspecify.annotations.NullMarked;
