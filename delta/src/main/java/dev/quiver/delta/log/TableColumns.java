package dev.quiver.delta.log;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.Set;

/// The columns of a table: as queries see them, and as files have them; `stored` goes with the
/// schema's fields. `onceFloat` are the ordinals of doubles that older files have as floats.
public record TableColumns(Schema schema, List<StoredColumn> stored, Set<Integer> onceFloat) {
  public TableColumns {
    stored = List.copyOf(stored);
    onceFloat = Set.copyOf(onceFloat);
  }

  /// Columns that files call as queries do.
  public static TableColumns of(List<Field> fields) {
    return new TableColumns(new Schema(fields), StoredColumn.of(fields), Set.of());
  }
}
