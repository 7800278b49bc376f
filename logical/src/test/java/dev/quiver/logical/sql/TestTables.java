package dev.quiver.logical.sql;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tables `t (a, b int64, s string)` and `u (a, d int64, s string)`, and definitions as they come.
final class TestTables implements Tables {
  private static final Map<String, List<Field>> FIELDS =
      Map.of(
          "t", List.of(int64("a"), int64("b"), field("s", Simple.STRING)),
          "u", List.of(int64("a"), int64("d"), field("s", Simple.STRING)));

  private final List<Definition> definitions;

  TestTables(List<Definition> definitions) {
    this.definitions = definitions;
  }

  @Override
  public List<String> names() {
    return FIELDS.keySet().stream().sorted().toList();
  }

  @Override
  public Plan open(String name, Ids ids) {
    List<Import> imports = new ArrayList<>();
    List<Field> fields = FIELDS.getOrDefault(name, List.of());
    for (Field field : fields) {
      imports.add(new Import(ids.deal(field.name(), field.type()), imports.size()));
    }
    return new Plan.Scan(new TableRef(name, "/" + name, 1, new Schema(fields)), imports, List.of());
  }

  @Override
  public String define(String name, Plan plan) {
    definitions.add(new Definition(name, plan));
    return name;
  }

  private static Field int64(String name) {
    return field(name, Simple.INT64);
  }

  private static Field field(String name, DataType type) {
    return new Field(name, type);
  }
}
