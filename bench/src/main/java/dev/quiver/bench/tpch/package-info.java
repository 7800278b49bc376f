/// The race over the 22 queries of TPC-H.
///
/// Every engine reads the same files and is asked the same text.
@NullMarked
package dev.quiver.bench.tpch;

import org.jspecify.annotations.NullMarked;
