package dev.quiver.delta.parquet.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// Cuts a file's schema down to the members wanted.
final class Projection {
  private Projection() {}

  static MessageType of(MessageType schema, List<List<String>> wanted) {
    return new MessageType(schema.getName(), members(schema, wanted));
  }

  private static List<Type> members(GroupType group, List<List<String>> wanted) {
    List<Type> kept = new ArrayList<>();
    for (Type member : group.getFields()) {
      List<List<String>> below =
          wanted.stream()
              .filter(path -> path.getFirst().equals(member.getName()))
              .map(path -> path.subList(1, path.size()))
              .toList();
      if (!below.isEmpty()) {
        keep(member, below).ifPresent(kept::add);
      }
    }
    return kept;
  }

  private static Optional<Type> keep(Type type, List<List<String>> wanted) {
    if (wanted.stream().anyMatch(List::isEmpty) || !isStruct(type)) {
      return Optional.of(type);
    }
    List<Type> members = members(type.asGroupType(), wanted);
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(type.asGroupType().withNewFields(members));
  }

  private static boolean isStruct(Type type) {
    return !type.isPrimitive()
        && !(type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation)
        && !(type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation);
  }
}
