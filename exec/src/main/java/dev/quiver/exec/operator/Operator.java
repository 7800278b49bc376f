package dev.quiver.exec.operator;

import dev.quiver.exec.io.BatchSource;

/// A running piece of a physical plan: pulls batches, gives batches.
///
/// One thread drives an operator. The batch that [#next] gives belongs to the caller and is never
/// empty. [#close] releases everything held, closes the inputs, and is safe twice and early.
public interface Operator extends BatchSource {}
