/// The race over the 22 queries of TPC-H.
///
/// Every engine reads the same files and is asked the same text. Answers are compared before any
/// time counts; then peers run in turn, so that what else the machine does falls on all, and
/// medians are compared, so that it falls on none.
@NullMarked
package dev.quiver.bench.tpch;

import org.jspecify.annotations.NullMarked;
