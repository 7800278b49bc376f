package dev.quiver.delta.parquet.record;

import java.util.Map;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/// Makes a map of each record.
final class RowMaterializer extends RecordMaterializer<Map<String, Object>> {
  private final StructConverter root;
  private Map<String, Object> row = Map.of();

  RowMaterializer(MessageType schema) {
    this.root = new StructConverter(schema, struct -> row = struct);
  }

  @Override
  public Map<String, Object> getCurrentRecord() {
    return row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }
}
