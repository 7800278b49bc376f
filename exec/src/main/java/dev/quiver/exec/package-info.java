/// Carries out physical programs: cuts them at their breakers into pipelines, and drives those with
/// a fixed set of workers.
///
/// A pipeline is streams (a source and operators over it) that end in one breaker. Workers take its
/// morsels in plan order, numbered by tickets; only where order is observed (written outputs, rows
/// of a query, and what leads there without an aggregate between) is it kept, by tickets: outputs
/// are put in order within a window of morsels, build rows are chained by their place. Nobody waits
/// for a pipeline that is not complete, the head of an ordered output never waits for another
/// morsel, and a share is filled whole before it is read, so nothing can deadlock. What a pipeline
/// has read is released when it completes; on a failure the workers are stopped first, then
/// everything is closed.
@NullMarked
package dev.quiver.exec;

import org.jspecify.annotations.NullMarked;
