package dev.quiver.delta.store;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A local file, read by position.
final class LocalFile implements RangedFile {
  private final Path file;
  private final FileChannel channel;
  private final long bytes;

  private LocalFile(Path file, FileChannel channel, long bytes) {
    this.file = file;
    this.channel = channel;
    this.bytes = bytes;
  }

  static LocalFile open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new LocalFile(file, channel, channel.size());
    } catch (IOException e) {
      throw Failures.reading(file, e);
    }
  }

  @Override
  public String path() {
    return file.toString();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void read(long position, long address, int length) {
    read(position, memory(address, length));
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) {
    read(position, ByteBuffer.wrap(target, offset, length));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Failures.of("close", file, e);
    }
  }

  @SuppressWarnings("restricted") // The port speaks addresses, the channel buffers.
  static ByteBuffer memory(long address, int length) {
    return MemorySegment.ofAddress(address).reinterpret(length).asByteBuffer();
  }

  private void read(long position, ByteBuffer target) {
    long wanted = position + target.remaining();
    if (position < 0) {
      throw StorageException.truncated(file.toString(), wanted, bytes);
    }
    try {
      for (long from = position; target.hasRemaining(); ) {
        int read = channel.read(target, from);
        if (read < 0) {
          throw StorageException.truncated(file.toString(), wanted, channel.size());
        }
        from += read;
      }
    } catch (IOException e) {
      throw Failures.reading(file, e);
    }
  }
}
