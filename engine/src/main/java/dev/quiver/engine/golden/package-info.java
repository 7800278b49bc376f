/// The golden-plan kit: one format, one runner, for users and for our own tests.
///
/// A golden file keeps a spec's plans as text beside the schemas and statistics they were made
/// with, so that a check needs no data and tells tomorrow's change of a plan today. It may see
/// logical, physical and optimizer; it never runs a plan.
@NullMarked
package dev.quiver.engine.golden;

import org.jspecify.annotations.NullMarked;
