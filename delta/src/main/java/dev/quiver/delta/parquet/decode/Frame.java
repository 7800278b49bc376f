package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The memory of the vector being made: values, and validity as soon as a row is NULL.
///
/// One frame makes one vector after the other: [#begin], fill, then [#finish] or [#drop].
final class Frame implements AutoCloseable {
  private final Buffers values;
  private final Buffers bitmaps;
  private final List<ArrowBuf> taken = new ArrayList<>(3);
  private final List<Lease> shown = new ArrayList<>(2);
  private @Nullable Lease last;
  private long bitmap;

  Frame(BufferAllocator allocator) {
    this.values = new Buffers(allocator);
    this.bitmaps = new Buffers(allocator);
  }

  /// Takes memory for values, whose address it answers.
  long begin(long bytes) {
    ArrowBuf buffer = values.take(bytes);
    taken.add(buffer);
    return buffer.memoryAddress();
  }

  /// The same, all zero: what the kernels make of it is of no account, but sound.
  long zeros(long bytes) {
    long address = begin(bytes);
    Memory.fill(address, bytes, (byte) 0);
    return address;
  }

  /// The bitmap, 0 while no row is NULL.
  long validity() {
    return bitmap;
  }

  /// The bitmap for `rows` rows, now made if there is none: the first `valid` rows are not NULL,
  /// the bits of the others are clear.
  long validity(int rows, int valid) {
    if (bitmap == 0) {
      long bytes = ((rows + 63L) / 64 + 1) * Long.BYTES;
      ArrowBuf buffer = bitmaps.take(bytes);
      taken.add(buffer);
      bitmap = buffer.memoryAddress();
      Memory.fill(bitmap, bytes, (byte) 0);
      Bits.set(bitmap, 0, valid);
    }
    return bitmap;
  }

  /// Makes the vector keep other memory that its values show, once for each lease in a row.
  void show(Lease lease) {
    if (!lease.equals(last)) {
      shown.add(lease.retain());
      last = lease;
    }
  }

  /// Ends the vector: answers what keeps its memory.
  Lease finish() {
    Lease lease = Lease.of(taken, shown);
    reset();
    return lease;
  }

  /// Gives up the vector.
  void drop() {
    taken.forEach(buffer -> buffer.getReferenceManager().release());
    shown.forEach(Lease::close);
    reset();
  }

  private void reset() {
    taken.clear();
    shown.clear();
    last = null;
    bitmap = 0;
  }

  @Override
  public void close() {
    drop();
    values.close();
    bitmaps.close();
  }
}
