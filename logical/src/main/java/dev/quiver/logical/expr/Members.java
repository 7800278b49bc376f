package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
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

  /// What stands in brackets behind a value: an index of a list, a key of a map, the exact name of
  /// a member, which is a constant.
  public static Expr subscript(Expr value, Expr index) {
    return switch (value.type()) {
      case ListOf _ -> Calls.of(NestedFunction.ARRAY_ELEMENT, List.of(value, index));
      case MapOf _ -> Calls.of(NestedFunction.MAP_GET, List.of(value, index));
      case Struct _, Simple _, Decimal _ -> exact(value, name(index));
    };
  }

  private static String name(Expr index) {
    if (index.type() != Simple.STRING) {
      throw ExprException.unexpected("a member", index.type(), "its name in single quotes");
    }
    return Constants.string("[ ]", "a member", index);
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
