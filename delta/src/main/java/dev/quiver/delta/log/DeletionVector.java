package dev.quiver.delta.log;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.UUID;

/// Which rows of a file are deleted, or rather where that is written down.
///
/// `storage` is `u` for a file named by `path` beside the table's, `p` for one at an absolute path,
/// `i` where `path` holds the rows themselves. `bytes` and `cardinality` are to be checked.
public record DeletionVector(
    String storage, String path, OptionalInt offset, int bytes, long cardinality) {
  private static final int ID_CHARACTERS = 20;

  /// What tells it from others of the same file: part of a live file's identity.
  public String id() {
    return id(storage, path, offset);
  }

  /// What tells a deletion vector of these members from others.
  public static String id(String storage, String path, OptionalInt offset) {
    return storage + path + (offset.isPresent() ? "@" + offset.getAsInt() : "");
  }

  /// Whether the rows stand in the log itself.
  public boolean isInline() {
    return storage.equals("i");
  }

  /// The rows that stand in the log; an `IllegalArgumentException` where they make no sense.
  public byte[] inlined() {
    return Base85.decode(path);
  }

  /// The file of the rows, for a table at an absolute location; an `IllegalArgumentException` where
  /// there is no such.
  public String file(String table) {
    return switch (storage) {
      case "u" -> table + "/" + relative();
      case "p" -> FilePath.resolve(table, path);
      default -> throw new IllegalArgumentException("no such storage: " + storage);
    };
  }

  /// A folder, which may be missing, and the id from which the file has its name.
  private String relative() {
    int split = path.length() - ID_CHARACTERS;
    if (split < 0) {
      throw new IllegalArgumentException("no file id: " + path);
    }
    ByteBuffer id = ByteBuffer.wrap(Base85.decode(path.substring(split)));
    String folder = split == 0 ? "" : path.substring(0, split) + "/";
    return folder + "deletion_vector_" + new UUID(id.getLong(), id.getLong()) + ".bin";
  }
}
