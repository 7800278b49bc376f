package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.PageHeader;
import dev.quiver.exec.batch.Lease;

/// A page whose bytes, decompressed, lie at `address`, kept by `lease`. Close it once; who shows
/// its bytes in a vector retains the lease.
record Page(PageHeader header, long address, Lease lease) implements AutoCloseable {
  /// The address after the last byte.
  long end() {
    return address + header.bytes();
  }

  @Override
  public void close() {
    lease.close();
  }
}
