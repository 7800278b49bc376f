/// Delta tables behind the doors that others knock at: what is known about them, and their rows.
///
/// [DeltaTables] pins tables at versions, once, before anything is bound; [DeltaCatalog] answers
/// the optimizer about pinned tables from the log alone; [DeltaReads] reads their rows. Nothing
/// here knows the log's text or a page: those are rooms of their own below, and this package only
/// joins them.
@NullMarked
package dev.quiver.delta;

import org.jspecify.annotations.NullMarked;
