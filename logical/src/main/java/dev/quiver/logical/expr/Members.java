package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Finds members of structs by name.
public final class Members {
  private Members() {}

  /// The member of exactly this name.
  public static Expr exact(Expr struct, String name) {
    List<String> names = names(struct, name);
    return new Member(struct, only(name, names, matching(names, name::equals)));
  }

  /// The member of exactly this name, else the one that differs in case only.
  public static Expr folded(Expr struct, String name) {
    List<String> names = names(struct, name);
    List<Integer> exact = matching(names, name::equals);
    List<Integer> found = exact.isEmpty() ? matching(names, name::equalsIgnoreCase) : exact;
    return new Member(struct, only(name, names, found));
  }

  private static List<String> names(Expr struct, String name) {
    if (struct.type() instanceof Struct(var fields)) {
      return fields.stream().map(Field::name).toList();
    }
    throw ExprException.noMembers(name, struct.type());
  }

  private static List<Integer> matching(List<String> names, Predicate<String> test) {
    return IntStream.range(0, names.size()).filter(i -> test.test(names.get(i))).boxed().toList();
  }

  private static int only(String name, List<String> names, List<Integer> found) {
    return switch (found.size()) {
      case 0 -> throw ExprException.unknownMember(name, names);
      case 1 -> found.getFirst();
      default -> throw ExprException.ambiguousMember(name, found.stream().map(names::get).toList());
    };
  }
}
