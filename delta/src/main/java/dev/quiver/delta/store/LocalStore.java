package dev.quiver.delta.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The local file system.
public final class LocalStore implements ObjectStore {
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(
          (String name) -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  @Override
  public List<FileStatus> listFrom(String path) {
    int cut = path.lastIndexOf('/') + 1;
    Path folder = path(path.substring(0, cut));
    String first = path.substring(cut);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> BY_BYTES.compare(name(file), first) >= 0)
          .sorted(Comparator.comparing(LocalStore::name, BY_BYTES))
          .flatMap(file -> status(file).stream())
          .toList();
    } catch (NotDirectoryException e) {
      throw StorageException.missing(folder.toString());
    } catch (IOException e) {
      throw Failures.reading(folder, e);
    } catch (UncheckedIOException e) {
      throw StorageException.failed("read", folder.toString(), e);
    }
  }

  @Override
  public Optional<FileStatus> status(String path) {
    return status(path(path));
  }

  @Override
  public RangedFile open(String path) {
    return LocalFile.open(path(path));
  }

  @Override
  public byte[] read(String path) {
    Path file = path(path);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Failures.reading(file, e);
    } catch (OutOfMemoryError e) {
      throw StorageException.failed("read", file.toString(), e);
    }
  }

  @Override
  public NewFile create(String path) {
    return LocalNewFile.create(path(path));
  }

  @Override
  public boolean putIfAbsent(String path, byte[] bytes) {
    try (NewFile file = create(path)) {
      file.write(bytes, 0, bytes.length);
      return file.publish();
    }
  }

  @Override
  public void put(String path, byte[] bytes) {
    try (LocalNewFile file = LocalNewFile.create(path(path))) {
      file.write(bytes, 0, bytes.length);
      file.replace();
    }
  }

  @Override
  public boolean delete(String path) {
    Path file = path(path);
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Failures.of("delete", file, e);
    }
  }

  @Override
  public void mkdirs(String path) {
    Path folder = path(path);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Failures.of("make", folder, e);
    }
  }

  @Override
  public String resolve(String path) {
    return path(path).toAbsolutePath().normalize().toString();
  }

  /// Makes names that were created, linked or removed in a folder survive a crash.
  static void sync(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static Optional<FileStatus> status(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isDirectory()
          ? Optional.empty()
          : Optional.of(
              new FileStatus(
                  file.toString(), attributes.size(), attributes.lastModifiedTime().toMillis()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Failures.reading(file, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Path path(String text) {
    try {
      return text.startsWith("file:") ? Path.of(URI.create(text).getPath()) : Path.of(text);
    } catch (IllegalArgumentException e) {
      throw StorageException.failed("use path", text, e);
    }
  }
}
