package dev.quiver.delta.parquet.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;

/// Gathers the members of a struct that are not NULL and hands it on at its end.
final class StructConverter extends GroupConverter {
  private final List<Converter> members;
  private final Consumer<Map<String, Object>> parent;
  private Map<String, Object> struct = new LinkedHashMap<>();

  StructConverter(GroupType type, Consumer<Map<String, Object>> parent) {
    this.parent = parent;
    this.members =
        type.getFields().stream()
            .map(field -> Converters.of(field, value -> struct.put(field.getName(), value)))
            .toList();
  }

  @Override
  public Converter getConverter(int ordinal) {
    return members.get(ordinal);
  }

  @Override
  public void start() {
    struct = new LinkedHashMap<>();
  }

  @Override
  public void end() {
    parent.accept(struct);
  }
}
