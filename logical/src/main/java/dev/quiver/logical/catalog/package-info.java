/// What is known about tables, not how: names and versions, what of a table is read (its rows, its
/// changes, facts about it, its files), statistics, facts that are sure, and what a source promises
/// to filter.
///
/// The optimizer asks through the [Catalog] port; delta answers. May use the JDK, `type` and
/// `expr`.
@NullMarked
package dev.quiver.logical.catalog;

import org.jspecify.annotations.NullMarked;
