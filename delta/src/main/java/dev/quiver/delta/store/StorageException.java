package dev.quiver.delta.store;

import dev.quiver.logical.QueryException;

/// Says that storage does not give or take what was asked, and where.
public final class StorageException extends QueryException {
  private static final long serialVersionUID = 1L;

  /// The code of a file or folder that is not there.
  public static final String MISSING = "STORAGE_MISSING";

  /// The code of a file or folder that may not be read or written.
  public static final String DENIED = "STORAGE_DENIED";

  /// The code of a file that ends before the bytes asked for.
  public static final String TRUNCATED = "STORAGE_TRUNCATED";

  /// The code of storage without room.
  public static final String FULL = "STORAGE_FULL";

  /// The code of any other failure to read or write.
  public static final String FAILED = "STORAGE_FAILED";

  private final String path;

  private StorageException(String code, String path, String message) {
    super(code, message);
    this.path = path;
  }

  private StorageException(String code, String path, String message, Throwable cause) {
    super(code, message, cause);
    this.path = path;
  }

  /// There is nothing at the path.
  public static StorageException missing(String path) {
    return new StorageException(MISSING, path, "no such file or folder: " + path);
  }

  /// The system does not permit it.
  public static StorageException denied(String verb, String path, Throwable cause) {
    String message =
        "no permission to " + verb + ": " + path + "\n  check the file's owner and mode";
    return new StorageException(DENIED, path, message, cause);
  }

  /// The file is shorter than the reader has reason to believe.
  public static StorageException truncated(String path, long wanted, long bytes) {
    return new StorageException(
        TRUNCATED,
        path,
        "file is truncated: %s\n  bytes up to %d were wanted, it has %d"
            .formatted(path, wanted, bytes));
  }

  /// There is no room left.
  public static StorageException full(String path, Throwable cause) {
    String message = "no room to write: " + path + "\n  free some space and run again";
    return new StorageException(FULL, path, message, cause);
  }

  /// A file is where a folder should be.
  public static StorageException inTheWay(String verb, String path, Throwable cause) {
    String message =
        "cannot %s: %s\n  a file is in the way; move it, or choose another place"
            .formatted(verb, path);
    return new StorageException(FAILED, path, message, cause);
  }

  /// Anything else.
  public static StorageException failed(String verb, String path, Throwable cause) {
    String reason = cause.getMessage();
    String message =
        "cannot %s: %s\n  %s"
            .formatted(verb, path, reason == null ? cause.getClass().getSimpleName() : reason);
    return new StorageException(FAILED, path, message, cause);
  }

  /// What could not be read or written.
  public String path() {
    return path;
  }
}
