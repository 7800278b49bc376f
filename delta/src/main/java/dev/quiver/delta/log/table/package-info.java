/// The live files of a table, column by column.
///
/// A large table has a million files, and an object for each, with a dozen for its statistics,
/// costs more than reading its log. So files are kept in arrays: paths and texts as bytes in pages,
/// sizes and bounds as longs, partition values as codes of a dictionary; a column that is the same
/// everywhere takes no room. Rows are added once and never changed; a finished
/// [dev.quiver.delta.log.table.FileTable] is immutable, and makes a `DataFile` only of what is
/// asked for. Statistics are read while files are added, whoever wrote them: what they mean is
/// decided by `BoundText` alone, and the quick ways here are held to it by a test.
///
/// May use what `delta.log` says files and bounds are; sees neither JSON of commits nor Parquet.
@NullMarked
package dev.quiver.delta.log.table;

import org.jspecify.annotations.NullMarked;
