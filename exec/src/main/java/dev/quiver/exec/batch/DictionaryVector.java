package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;

/// A code (int32) for each position, and the distinct values the codes count.
///
/// NULL is told by `validity` (a bitmap's address, or 0 for no NULLs), never by the dictionary; the
/// code under a NULL is a valid one, 0 unless said. Entries are not NULL, and may repeat. `lease`
/// keeps codes and validity; the dictionary is shared, and held by this vector too. An empty
/// dictionary (all positions NULL) has one arbitrary entry, so that code 0 is readable.
public record DictionaryVector(
    int rows, long validity, long codes, FlatVector dictionary, Lease lease)
    implements ColumnVector {
  @Override
  public DataType type() {
    return dictionary.type();
  }

  @Override
  public boolean isNull(int row) {
    return validity != 0 && !Memory.getBit(validity, row);
  }

  @Override
  public DictionaryVector retain() {
    lease.retain();
    dictionary.retain();
    return this;
  }

  @Override
  public void close() {
    lease.close();
    dictionary.close();
  }
}
