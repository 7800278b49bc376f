package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType.Struct;
import java.util.List;

/// A vector for each member. A member's value under a NULL struct is undefined.
public record StructVector(
    Struct type, int rows, long validity, List<ColumnVector> members, Lease lease)
    implements ColumnVector {
  public StructVector {
    members = List.copyOf(members);
  }

  @Override
  public boolean isNull(int row) {
    return validity != 0 && !Memory.getBit(validity, row);
  }

  @Override
  public StructVector retain() {
    lease.retain();
    members.forEach(ColumnVector::retain);
    return this;
  }

  @Override
  public void close() {
    lease.close();
    members.forEach(ColumnVector::close);
  }
}
