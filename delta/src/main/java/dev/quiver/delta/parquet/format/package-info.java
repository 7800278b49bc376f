/// What a Parquet file says about itself: footer, schema, page headers.
///
/// The one idea: the Thrift structures are read straight into the few records the reader needs, by
/// a parser that trusts no length, count or offset; that is twenty times faster than a general one,
/// and every damage ends in a [dev.quiver.logical.catalog.TableException] that names file and
/// column. May use the JDK, `logical` and the store; no values are decoded here.
@NullMarked
package dev.quiver.delta.parquet.format;

import org.jspecify.annotations.NullMarked;
