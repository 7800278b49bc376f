package dev.quiver.delta.parquet.encode;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A column of a file: a field without members, an element without elements, or a part of variants.
///
/// `path` are the names down to it; `definition` and `repetition` the levels of a value that is
/// there; `width` the bytes of a value in plain form, 0 where they differ. It is `whole` if it has
/// a value a row: outside of lists and maps, and no part of variants.
public record Leaf(
    List<String> path,
    int definition,
    int repetition,
    boolean whole,
    DataType type,
    PlainOrder order,
    int width) {
  /// The repeated group of a list.
  public static final String LIST = "list";

  /// The element of a list.
  public static final String ELEMENT = "element";

  /// The repeated group of a map.
  public static final String ENTRIES = "key_value";

  /// The key of a map's entry.
  public static final String KEY = "key";

  /// The value of a map's entry, and of a variant.
  public static final String VALUE = "value";

  /// The names that a variant uses.
  public static final String METADATA = "metadata";

  public Leaf {
    path = List.copyOf(path);
  }

  /// The leaves of fields, in order.
  public static List<Leaf> of(List<Field> fields) {
    List<Leaf> leaves = new ArrayList<>();
    new Collector(leaves).members(new Stem(List.of(), 0, 0, true), fields);
    return leaves;
  }

  /// Whether values are text, whose bounds may be cut between characters only.
  public boolean isText() {
    return type == Simple.STRING;
  }

  /// Whether one of the names is that of this column or of a struct it is in.
  public boolean isBelow(List<String> names) {
    for (int length = 1; length <= path.size(); length++) {
      if (names.contains(String.join(".", path.subList(0, length)))) {
        return true;
      }
    }
    return false;
  }

  /// The leaf of a field by itself.
  public static Leaf single(Field field) {
    return leaf(new Stem(List.of(field.name()), 1, 0, true), field.type());
  }

  private static Leaf leaf(Stem stem, DataType type) {
    PlainOrder order = order(type);
    int width =
        switch (order) {
          case BOOLEAN -> 1;
          case INT, FLOAT -> Integer.BYTES;
          case LONG, DOUBLE -> Long.BYTES;
          case BYTES -> 0;
          case FIXED -> fixedBytes((Decimal) type);
        };
    return new Leaf(
        stem.path(), stem.definition(), stem.repetition(), stem.whole(), type, order, width);
  }

  /// The way down to a node.
  private record Stem(List<String> path, int definition, int repetition, boolean whole) {
    Stem optional(String name) {
      return new Stem(below(name), definition + 1, repetition, whole);
    }

    Stem required(String name) {
      return new Stem(below(name), definition, repetition, false);
    }

    Stem repeated(String name) {
      return new Stem(below(name), definition + 1, repetition + 1, false);
    }

    private List<String> below(String name) {
      List<String> names = new ArrayList<>(path);
      names.add(name);
      return names;
    }
  }

  private record Collector(List<Leaf> leaves) {
    void members(Stem stem, List<Field> fields) {
      fields.forEach(field -> node(stem.optional(field.name()), field.type()));
    }

    private void node(Stem stem, DataType type) {
      switch (type) {
        case Struct(var fields) -> members(stem, fields);
        case ListOf(var element) -> node(stem.repeated(LIST).optional(ELEMENT), element);
        case MapOf(var key, var value) -> {
          Stem entry = stem.repeated(ENTRIES);
          node(entry.required(KEY), key);
          node(entry.optional(VALUE), value);
        }
        case Simple simple when simple == Simple.VARIANT -> {
          leaves.add(leaf(stem.required(METADATA), Simple.BINARY));
          leaves.add(leaf(stem.required(VALUE), Simple.BINARY));
        }
        case Simple _, Decimal _ -> leaves.add(leaf(stem, type));
      }
    }
  }

  private static PlainOrder order(DataType type) {
    return switch (type) {
      case Decimal(var precision, _) when precision <= 9 -> PlainOrder.INT;
      case Decimal decimal -> decimal.isCompact() ? PlainOrder.LONG : PlainOrder.FIXED;
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> PlainOrder.BOOLEAN;
            case INT8, INT16, INT32, DATE -> PlainOrder.INT;
            case INT64, TIMESTAMP, TIMESTAMP_NTZ -> PlainOrder.LONG;
            case FLOAT32 -> PlainOrder.FLOAT;
            case FLOAT64 -> PlainOrder.DOUBLE;
            case STRING, BINARY -> PlainOrder.BYTES;
            case NULL, VARIANT -> throw new IllegalArgumentException("not a leaf: " + simple);
          };
      case Struct _, ListOf _, MapOf _ -> throw new IllegalArgumentException("not a leaf: " + type);
    };
  }

  /// The fewest bytes that hold every value of the precision.
  static int fixedBytes(Decimal type) {
    return BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE).bitLength() / Byte.SIZE
        + 1;
  }
}
