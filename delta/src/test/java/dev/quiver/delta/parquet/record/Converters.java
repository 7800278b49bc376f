package dev.quiver.delta.parquet.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// Chooses how values of a Parquet type become Java objects.
final class Converters {
  private Converters() {}

  static Converter of(Type type, Consumer<Object> parent) {
    if (type.isPrimitive()) {
      return new ScalarConverter(type.asPrimitiveType(), parent);
    }
    GroupType group = type.asGroupType();
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    if (annotation instanceof ListLogicalTypeAnnotation) {
      return list(group, parent);
    }
    return annotation instanceof MapLogicalTypeAnnotation
            || annotation instanceof MapKeyValueTypeAnnotation
        ? map(group, parent)
        : new StructConverter(group, parent::accept);
  }

  private static Converter list(GroupType type, Consumer<Object> parent) {
    Gathering<List<@Nullable Object>> gathering = new Gathering<>(ArrayList::new, parent);
    Type repeated = type.getType(0);
    gathering.inner =
        isElement(type, repeated)
            ? of(repeated, element -> gathering.value.add(element))
            : new StructConverter(
                repeated.asGroupType(), entry -> gathering.value.add(entry.get(name(repeated, 0))));
    return gathering;
  }

  private static Converter map(GroupType type, Consumer<Object> parent) {
    Gathering<Map<@Nullable Object, @Nullable Object>> gathering =
        new Gathering<>(LinkedHashMap::new, parent);
    Type repeated = type.getType(0);
    gathering.inner =
        new StructConverter(
            repeated.asGroupType(),
            entry ->
                gathering.value.put(entry.get(name(repeated, 0)), entry.get(name(repeated, 1))));
    return gathering;
  }

  /// The format's rules for lists of writers that leave out the middle level.
  private static boolean isElement(GroupType list, Type repeated) {
    return repeated.isPrimitive()
        || repeated.asGroupType().getFieldCount() > 1
        || repeated.getName().equals("array")
        || repeated.getName().equals(list.getName() + "_tuple");
  }

  private static String name(Type group, int ordinal) {
    return group.asGroupType().getFieldName(ordinal);
  }

  /// Gathers the entries of one list or map and hands it on at its end.
  private static final class Gathering<T> extends GroupConverter {
    private final Supplier<T> empty;
    private final Consumer<Object> parent;
    private T value;
    private Converter inner = this;

    Gathering(Supplier<T> empty, Consumer<Object> parent) {
      this.empty = empty;
      this.parent = parent;
      this.value = empty.get();
    }

    @Override
    public Converter getConverter(int ordinal) {
      return inner;
    }

    @Override
    public void start() {
      value = empty.get();
    }

    @Override
    public void end() {
      parent.accept(value);
    }
  }
}
