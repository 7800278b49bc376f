package dev.quiver.delta.parquet.column;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.List;

/// A column wanted of files: what it is called there, and what type it is wanted as.
///
/// A file without the column has NULLs. `members` are a struct's members in the order of the type,
/// a list's element, or a map's keys and values; names in `type` are the table's, names of members
/// the files'.
public record StoredColumn(StoredName name, DataType type, List<StoredColumn> members) {
  public StoredColumn {
    members = List.copyOf(members);
  }

  /// Columns that files call as the table does, but for case.
  public static List<StoredColumn> of(List<Field> fields) {
    return fields.stream()
        .map(field -> of(StoredName.anyCase(field.name()), field.type()))
        .toList();
  }

  private static StoredColumn of(StoredName name, DataType type) {
    return switch (type) {
      case Struct(var fields) -> new StoredColumn(name, type, of(fields));
      case ListOf(var element) ->
          new StoredColumn(name, type, List.of(of(StoredName.place("element"), element)));
      case MapOf(var key, var value) ->
          new StoredColumn(
              name,
              type,
              List.of(of(StoredName.place("key"), key), of(StoredName.place("value"), value)));
      case Simple _, Decimal _ -> new StoredColumn(name, type, List.of());
    };
  }
}
