/// Columns in motion, and who owns their memory.
///
/// Whoever holds a batch closes it or passes it on; a vector's memory lives until the last holder
/// of its [Lease] lets go. Memory is Arrow's, from one allocation manager over C's `malloc`; it is
/// read and written through [Memory] and nowhere else, since Arrow's own accessors cost ten times a
/// kernel's loop. May use Arrow; knows no operator.
///
/// Layouts, all little-endian. Validity: a bitmap in whole 64-bit words, bit set = not NULL,
/// address 0 = no NULLs. What a bit behind the last row says is undefined. Values: one byte a
/// boolean (0 or 1), the natural width of numbers, 4 bytes a date, 8 a timestamp, 8 a decimal of up
/// to 18 digits, else 16 in two's complement; 16 bytes a string or binary view (see [Views]); a
/// variant is a view of its metadata and then its value. A list or map is 32-bit offsets, one more
/// than rows, into a vector of its elements; a map's are structs of key and value. The value under
/// a NULL is undefined but readable (a view under a NULL has length 0 where it was written by a
/// [VectorWriter]; readers must look at validity first).
@NullMarked
package dev.quiver.exec.batch;

import org.jspecify.annotations.NullMarked;
