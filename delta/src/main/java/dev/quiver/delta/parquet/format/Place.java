package dev.quiver.delta.parquet.format;

import dev.quiver.logical.catalog.TableException;

/// Where in a Parquet file something was found, and the words for what is wrong there.
///
/// `column` is the dotted path of a column, or empty for the file as a whole.
public record Place(String file, String column) {
  /// The code of a file whose bytes contradict each other or the format.
  public static final String CORRUPT = "CORRUPT_PARQUET";

  /// The code of an encoding that is not read.
  public static final String ENCODING = "UNSUPPORTED_ENCODING";

  /// The code of a compression codec that is not read.
  public static final String CODEC = "UNSUPPORTED_CODEC";

  /// The code of a kind of page that is not read.
  public static final String PAGE = "UNSUPPORTED_PAGE";

  /// The code of a column stored as a type that does not become the table's.
  public static final String TYPE = "UNSUPPORTED_TYPE";

  /// The code of lists, maps and other repeated columns.
  public static final String NESTING = "UNSUPPORTED_NESTING";

  /// The code of encrypted files and columns.
  public static final String ENCRYPTION = "UNSUPPORTED_ENCRYPTION";

  /// The file as a whole.
  public static Place of(String file) {
    return new Place(file, "");
  }

  /// A column of the same file.
  public Place column(String path) {
    return new Place(file, path);
  }

  /// Whether it is a column.
  public boolean isColumn() {
    return !column.isEmpty();
  }

  /// Whether it is a column inside of another, as far as its name tells.
  public boolean isNested() {
    return column.indexOf('.') >= 0;
  }

  /// The bytes make no sense.
  public TableException corrupt(String what) {
    return new TableException(CORRUPT, damaged(what));
  }

  /// The bytes make no sense, as a library found out.
  public TableException corrupt(String what, Throwable cause) {
    return new TableException(CORRUPT, damaged(what), cause);
  }

  /// The bytes may make sense, but not to Quiver.
  public TableException unsupported(String code, String what) {
    return new TableException(
        code,
        "cannot read %s: not supported: %s\n".formatted(subject(), what)
            + "  try writing the file again with plain or dictionary encoding"
            + " and snappy or zstd");
  }

  /// The file stores a column as a type that does not become the one the table declares.
  public TableException mismatch(String stored, String declared) {
    return new TableException(
        TYPE,
        "cannot read %s as %s: the file stores %s\n".formatted(subject(), declared, stored)
            + "  try a table version whose schema fits the file");
  }

  private String damaged(String what) {
    return "cannot read %s: damaged: %s\n".formatted(subject(), what)
        + "  try restoring the file, or a table version without it";
  }

  private String subject() {
    return isColumn() ? file + ", column " + column : file;
  }
}
