package dev.quiver.delta.commit;

import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.stream.Collectors;

/// Holds the words for what cannot be written.
public final class WriteErrors {
  /// The code of rows that are not the table's.
  public static final String SCHEMA = "SCHEMA_MISMATCH";

  /// The code of a partitioning that is not the table's, or none at all.
  public static final String PARTITIONING = "PARTITIONING_MISMATCH";

  /// The code of a type or value that a table cannot hold.
  public static final String VALUE = "VALUE_NOT_WRITABLE";

  /// The code of a NULL where the table has none.
  public static final String NOT_NULL = "NOT_NULL_VIOLATION";

  /// The code of a table that asks writers for what we do not do.
  public static final String UNSUPPORTED = "TABLE_FEATURE_UNSUPPORTED";

  /// The code of a table that rows may be added to only.
  public static final String APPEND_ONLY = "TABLE_APPEND_ONLY";

  /// The code of commit metadata that Quiver writes itself.
  public static final String RESERVED = "COMMIT_METADATA_RESERVED";

  /// The code of two outputs to one table.
  public static final String SAME_TABLE = "DUPLICATE_OUTPUT_LOCATION";

  /// The code of a file that is there already.
  public static final String FILE_TAKEN = "DATA_FILE_EXISTS";

  /// The code of a commit of which nobody knows whether it happened.
  public static final String IN_DOUBT = "COMMIT_IN_DOUBT";

  private WriteErrors() {}

  static TableException schema(String location, Schema table, Schema rows) {
    return new TableException(
        SCHEMA,
        "cannot write to %s: the output's columns are not the table's\n".formatted(location)
            + "  table has "
            + print(table)
            + "\n"
            + "  output has "
            + print(rows)
            + "\n"
            + "  give the output these names and types, or write to a new table");
  }

  static TableException partitioning(String location, List<String> table, List<String> output) {
    return new TableException(
        PARTITIONING,
        "cannot write to %s: the output's partition_by is not the table's\n".formatted(location)
            + "  table has "
            + table
            + ", output has "
            + output
            + "\n"
            + "  give the output the table's partition_by, or none");
  }

  static TableException unknownPartitionColumn(String output, String column, Schema rows) {
    return new TableException(
        PARTITIONING,
        "cannot partition output %s: no such column: %s\n  has %s"
            .formatted(output, column, print(rows)));
  }

  static TableException onlyPartitionColumns(String output, List<String> columns) {
    return new TableException(
        PARTITIONING,
        "cannot partition output %s by all its columns: %s\n".formatted(output, columns)
            + "  files hold the others, so there must be one");
  }

  static TableException partitionedTwice(String output, String column) {
    return new TableException(
        PARTITIONING,
        "cannot partition output %s twice by one column: %s".formatted(output, column));
  }

  static TableException partitionType(String output, String column, DataType type) {
    return new TableException(
        PARTITIONING,
        "cannot partition output %s by column %s: %s\n".formatted(output, column, type.text())
            + "  a partition column is a boolean, a number, a string, a date or a timestamp");
  }

  static TableException emptyPartitionValue(String column) {
    return new TableException(
        VALUE,
        "an empty string in partition column %s\n".formatted(column)
            + "  Delta takes it for NULL; replace it, or do not partition by this column");
  }

  static TableException columnType(String output, String column, DataType type) {
    return new TableException(
        VALUE,
        "cannot write column %s of output %s: %s\n".formatted(column, output, type.text())
            + "  a table has no such type; CAST the column to one it has");
  }

  static TableException columnName(String output, String column) {
    return new TableException(
        VALUE,
        "cannot write column of output %s: '%s'\n".formatted(output, column)
            + "  a name may not be empty, nor appear twice whatever its case");
  }

  static TableException notNull(String location, String column) {
    return new TableException(
        NOT_NULL,
        "cannot write to %s: NULL in column %s\n".formatted(location, column)
            + "  the table has it NOT NULL; filter these rows out, or give them a value");
  }

  static TableException unsupported(String location, String feature) {
    return new TableException(
        UNSUPPORTED,
        "cannot write to %s: %s is not supported\n  write to another table"
            .formatted(location, feature));
  }

  static TableException appendOnly(String location) {
    return new TableException(
        APPEND_ONLY,
        "cannot overwrite %s: delta.appendOnly is true\n  append to it, or write to another table"
            .formatted(location));
  }

  static TableException reserved(String output, String key) {
    return new TableException(
        RESERVED,
        "cannot write output %s: its metadata has the key %s\n".formatted(output, key)
            + "  this is a field of every commit; choose another key");
  }

  static TableException sameTable(String first, String second, String location) {
    return new TableException(
        SAME_TABLE,
        "outputs %s and %s go to one table: %s\n  nothing was written"
            .formatted(first, second, location));
  }

  static TableException fileTaken(String path) {
    return new TableException(
        FILE_TAKEN,
        "a data file is there already: %s\n  was this run repeated? choose another seed of names"
            .formatted(path));
  }

  static TableException inDoubt(String location, long version, String transaction, Throwable why) {
    return new TableException(
        IN_DOUBT,
        "it is not known whether version %d of %s was written: %s\n"
                .formatted(version, location, why.getMessage())
            + "  it was if its commitInfo has txnId "
            + transaction
            + "; data files were kept",
        why);
  }

  private static String print(Schema schema) {
    return schema.fields().stream().map(WriteErrors::print).collect(Collectors.joining(", "));
  }

  private static String print(Field field) {
    return field.name() + " " + field.type().text();
  }
}
