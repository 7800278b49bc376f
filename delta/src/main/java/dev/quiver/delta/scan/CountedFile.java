package dev.quiver.delta.scan;

import dev.quiver.delta.store.RangedFile;

/// A file whose reads are counted.
record CountedFile(RangedFile file, ScanCounts counts) implements RangedFile {
  @Override
  public String path() {
    return file.path();
  }

  @Override
  public long bytes() {
    return file.bytes();
  }

  @Override
  public void read(long position, long address, int length) {
    counts.read(length);
    file.read(position, address, length);
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) {
    counts.read(length);
    file.read(position, target, offset, length);
  }

  @Override
  public void announce(long position, long length) {
    file.announce(position, length);
  }

  @Override
  public void close() {
    file.close();
  }
}
