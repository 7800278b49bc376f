package dev.quiver.delta.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A local file being written beside its place.
///
/// A hard link gives it its name: that is atomic and fails where the name is taken, which a rename
/// does not.
final class LocalNewFile implements NewFile {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private long bytes;
  private boolean gone;

  private LocalNewFile(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
  }

  static LocalNewFile create(Path target) {
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new LocalNewFile(target, temporary, channel);
    } catch (IOException e) {
      throw Failures.writing(target, e);
    }
  }

  @Override
  public String path() {
    return target.toString();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    write(ByteBuffer.wrap(source, offset, length));
  }

  @Override
  public void write(long address, int length) {
    write(LocalFile.memory(address, length));
  }

  @Override
  public boolean publish() {
    try {
      finish();
      Files.createLink(target, temporary);
      LocalStore.sync(folder());
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw Failures.writing(target, e);
    } finally {
      close();
    }
  }

  /// Makes the file durable and visible in place of what has its path.
  void replace() {
    try {
      finish();
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      gone = true;
      LocalStore.sync(folder());
    } catch (IOException e) {
      throw Failures.writing(target, e);
    }
  }

  @Override
  public void close() {
    if (gone) {
      return;
    }
    gone = true;
    try (channel) {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw Failures.of("delete", temporary, e);
    }
  }

  private void finish() throws IOException {
    channel.force(true);
    channel.close();
  }

  private Path folder() {
    Path parent = target.toAbsolutePath().getParent();
    return parent == null ? target : parent;
  }

  private void write(ByteBuffer source) {
    int length = source.remaining();
    try {
      while (source.hasRemaining()) {
        channel.write(source);
      }
      bytes += length;
    } catch (IOException e) {
      throw Failures.writing(target, e);
    }
  }
}
