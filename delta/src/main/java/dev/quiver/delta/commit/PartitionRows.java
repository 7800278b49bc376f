package dev.quiver.delta.commit;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Says which rows of a batch belong to which partition.
final class PartitionRows {
  private final List<Field> columns;
  private final int[] ordinals;

  /// Each value seen is written out once.
  private final List<Map<Value, String>> texts = new ArrayList<>();

  PartitionRows(List<Field> columns, int[] ordinals) {
    this.columns = columns;
    this.ordinals = ordinals;
    columns.forEach(_ -> texts.add(new HashMap<>()));
  }

  /// The positions of each partition's rows, partitions in the order of their first row.
  SequencedMap<List<String>, Positions> of(Batch batch) {
    SequencedMap<List<String>, Positions> partitions = new LinkedHashMap<>();
    if (ordinals.length == 0) {
      partitions.put(List.of(), Positions.all(batch.selection()));
      return partitions;
    }
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.selection().position(row);
      partitions.computeIfAbsent(key(batch, position), _ -> new Positions()).add(position);
    }
    return partitions;
  }

  private List<String> key(Batch batch, int position) {
    String[] key = new String[ordinals.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = text(i, batch.column(ordinals[i]), position);
    }
    return List.of(key);
  }

  private String text(int column, ColumnVector vector, int position) {
    Field field = columns.get(column);
    return texts
        .get(column)
        .computeIfAbsent(
            Values.get(vector, position),
            value -> PartitionText.of(value, field.type(), field.name()));
  }
}
