/// Filters that are made while a query runs: of what one side of a join turned out to hold, which
/// spare the other side rows that would meet nothing; and of the last of the first rows in an order
/// that are known so far, which spare a TopK rows that lie behind.
///
/// Each value of a key is a 64-bit word: the value itself, in an order-keeping form, where it has
/// no more bits, else a hash. Workers of a build collect words ([KeyFilters]); at its end they
/// become one immutable [RuntimeFilter] (bounds, a few options, a bitmap over a dense range or a
/// blocked bloom), which a [FilterSlot] publishes once, without a lock. Who reads the slot earlier
/// lets everything pass. What reads (a [Sifter]) measures whether testing pays and stops where it
/// does not. The filter of a TopK ([OrderFilter]) is put again and again, tighter each time, and is
/// waited for by nobody.
///
/// A filter may let pass what it need not, never the other way: the join above decides. So nothing
/// here can change a result, memory that cannot be had is done without, and rows are only taken
/// from below expressions that cannot fail (the planner's care). May use `batch`, `hash`, `kernel`,
/// `expr`'s ports and `context`; knows no plans and no tables.
@NullMarked
package dev.quiver.exec.filter;

import org.jspecify.annotations.NullMarked;
