/// Rows in hash tables: how keys are hashed, laid out in rows, found and compared.
///
/// State of joins, aggregates and shares is rows: a fixed part (header, a byte a column that tells
/// NULL, values) and their own bytes (long text). Those of aggregates and shares are in partitions
/// by the top bits of the hash, so that a partition can leave memory as a whole; those of joins
/// stay as they came, because neighbours are often looked up together. Rows are addressed by their
/// place in memory and never move. A table is an array of entries beside them: the top 16 bits of
/// the hash and the row's address, which spares most misses a look at the row. A join looks at its
/// keys when all are there: numbers of at most 63 bits together become one word, their distance
/// from the least; words close to each other are ranked in a bitmap, others hashed without a look
/// at a row; any other keys are hashed and compared; a key that is a code is looked up once a
/// dictionary. A join's table is built in slices of the keys, each from all rows by one thread.
/// Groups of integers in small ranges, and of few texts that come as codes, need no table: an array
/// over their numbers says where their rows are. Every loop runs over a batch and is typed by its
/// [dev.quiver.exec.hash.RowSlot]; no operator looks at a type. Floats become keys in one form (one
/// NaN, one zero). A struct is a byte that tells NULL and its members' slots, to any depth; as a
/// key it is equal where its members are. A list or map is the bytes of its elements, kept as long
/// text is; as a key a list is equal where those bytes are. NULL is a key of groups like any other,
/// in a struct too; a join key that is NULL, or has a NULL member at any depth, equals nothing:
/// `(1, NULL) = (1, NULL)` is unknown in SQL, and so it is here. Knows batches and memory, no plan.
@NullMarked
package dev.quiver.exec.hash;

import org.jspecify.annotations.NullMarked;
