/// The words of a query: types, expressions, plans, and what can be said about tables.
///
/// This package holds the one exception family that speaks to users. Everything else is in the
/// packages below, and nothing here knows files, memory or threads.
@NullMarked
package dev.quiver.logical;

import org.jspecify.annotations.NullMarked;
