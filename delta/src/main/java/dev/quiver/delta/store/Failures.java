package dev.quiver.delta.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// Gives what the file system says its type.
final class Failures {
  private Failures() {}

  static StorageException reading(Path file, IOException cause) {
    return of("read", file, cause);
  }

  static StorageException writing(Path file, IOException cause) {
    return of("write", file, cause);
  }

  static StorageException of(String verb, Path file, IOException cause) {
    String path = file.toString();
    return switch (cause) {
      case NoSuchFileException _ -> StorageException.missing(path);
      case AccessDeniedException _ -> StorageException.denied(verb, path, cause);
      case IOException _ when isFull(cause) -> StorageException.full(path, cause);
      case FileAlreadyExistsException _ -> StorageException.inTheWay(verb, path, cause);
      case IOException _ -> StorageException.failed(verb, path, cause);
    };
  }

  /// The JDK has no type for it: the words are the system's.
  private static boolean isFull(IOException cause) {
    String words =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    String lower = String.valueOf(words).toLowerCase(Locale.ROOT);
    return lower.contains("no space left")
        || lower.contains("quota exceeded")
        || lower.contains("not enough space");
  }
}
