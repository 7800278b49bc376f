package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// Fills one flat vector of a known number of rows, in any order.
///
/// Rows are NOT NULL until [#setNull]; values are written straight to [#values]. Long strings are
/// kept in blocks of the writer's, which the vector takes along. Close the writer unless [#finish]
/// was called.
public final class VectorWriter implements AutoCloseable {
  private static final int BLOCK_BYTES = 16 * 1024;

  private final BufferAllocator allocator;
  private final DataType type;
  private final int rows;
  private final int width;
  private final List<ArrowBuf> buffers = new ArrayList<>();
  private final List<Lease> leases = new ArrayList<>();
  private final long values;
  private long validity;
  private long block;
  private long blockEnd;

  /// Opens a writer; memory is charged to the allocator.
  public VectorWriter(BufferAllocator allocator, DataType type, int rows) {
    this.allocator = allocator;
    this.type = type;
    this.rows = rows;
    this.width = Width.of(type);
    // One word more, so that kernels may write whole words.
    this.values = allocate(Math.max(1, (long) rows * width) + Long.BYTES);
  }

  /// The type of the values.
  public DataType type() {
    return type;
  }

  /// The address of the first value.
  public long values() {
    return values;
  }

  /// The address of a row's value.
  public long address(int row) {
    return values + (long) row * width;
  }

  /// Whether the bitmap was made.
  public boolean hasNulls() {
    return validity != 0;
  }

  /// The bitmap's address, made now (all rows valid) if there is none.
  public long validity() {
    if (validity == 0) {
      long bytes = ((rows + 63L) / 64 + 1) * Long.BYTES;
      validity = allocate(bytes);
      Memory.fill(validity, bytes, (byte) 0xff);
    }
    return validity;
  }

  /// Makes a row NULL; a string's view is emptied.
  public void setNull(int row) {
    Memory.clearBit(validity(), row);
    long at = values + (long) row * width;
    switch (width) {
      case 0 -> {}
      case 1 -> Memory.putByte(at, (byte) 0);
      case Short.BYTES -> Memory.putShort(at, (short) 0);
      case Integer.BYTES -> Memory.putInt(at, 0);
      case Long.BYTES -> Memory.putLong(at, 0);
      default -> Memory.fill(at, width, (byte) 0);
    }
  }

  /// Writes a string or binary value, copying long ones.
  public void setBytes(int row, long text, int length) {
    long view = values + (long) row * Views.WIDTH;
    Views.put(view, length <= Views.MAX_INLINE ? text : keep(text, length), length);
  }

  /// Writes a string or binary value, copying long ones.
  public void setBytes(int row, byte[] bytes) {
    setBytes(row, bytes, bytes.length);
  }

  /// Writes the first bytes of an array as a string or binary value.
  public void setBytes(int row, byte[] bytes, int length) {
    long view = values + (long) row * Views.WIDTH;
    if (length <= Views.MAX_INLINE) {
      Memory.putLong(view, length);
      Memory.putLong(view + 8, 0);
      Memory.copy(bytes, 0, view + 4, length);
    } else {
      long text = reserve(length);
      Memory.copy(bytes, 0, text, length);
      Views.put(view, text, length);
    }
  }

  /// Room for a text of `length` bytes that lives as long as the vector, for a caller who writes
  /// text and view himself.
  public long reserve(int length) {
    if (blockEnd - block < length) {
      long bytes = Math.max(BLOCK_BYTES, length);
      block = allocate(bytes);
      blockEnd = block + bytes;
    }
    long text = block;
    block += length;
    return text;
  }

  /// Keeps memory that views show alive with the vector; takes over the caller's hold.
  public void keep(Lease lease) {
    leases.add(lease);
  }

  /// Gives the vector, and with it everything this writer holds.
  public FlatVector finish() {
    FlatVector vector = new FlatVector(type, rows, validity, values, Lease.of(buffers, leases));
    buffers.clear();
    leases.clear();
    return vector;
  }

  @Override
  public void close() {
    buffers.forEach(buffer -> buffer.getReferenceManager().release());
    leases.forEach(Lease::close);
    buffers.clear();
    leases.clear();
  }

  private long keep(long text, int length) {
    long kept = reserve(length);
    Memory.copy(text, kept, length);
    return kept;
  }

  private long allocate(long bytes) {
    ArrowBuf buffer = allocator.buffer(bytes);
    buffers.add(buffer);
    return buffer.memoryAddress();
  }
}
