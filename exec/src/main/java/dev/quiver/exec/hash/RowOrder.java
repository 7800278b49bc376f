package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import it.unimi.dsi.fastutil.longs.LongComparator;
import java.util.ArrayList;
import java.util.List;

/// Orders rows by the values of some columns, as ORDER BY does.
///
/// NaN is greatest and both zeros are equal; text goes by its bytes; a struct goes by its members,
/// ascending, NULLs last. Immutable.
public final class RowOrder implements LongComparator {
  private final LongComparator[] columns;

  /// One column to order by.
  public record Key(int column, boolean isDescending, boolean nullsFirst) {
    /// By rising values, NULLs last.
    public static Key ascending(int column) {
      return new Key(column, false, false);
    }
  }

  /// Orders rows of a layout by the first key, then by the next.
  public RowOrder(RowLayout layout, List<Key> keys) {
    this.columns =
        keys.stream()
            .map(key -> column(layout.slot(key.column()), layout.type(key.column()), key))
            .toArray(LongComparator[]::new);
  }

  /// Whether values of a type have an order.
  public static boolean isOrdered(DataType type) {
    return switch (type) {
      case Struct(var fields) -> fields.stream().map(Field::type).allMatch(RowOrder::isOrdered);
      case Simple _, DataType.Decimal _ -> type != Simple.VARIANT;
      case DataType.ListOf _, DataType.MapOf _ -> false;
    };
  }

  @Override
  public int compare(long left, long right) {
    for (LongComparator column : columns) {
      int order = column.compare(left, right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static LongComparator column(RowSlot slot, DataType type, Key key) {
    LongComparator values = values(slot, type);
    int nullOrder = key.nullsFirst() ? -1 : 1;
    int direction = key.isDescending() ? -1 : 1;
    return (left, right) -> {
      boolean isLeftNull = slot.isNull(left);
      boolean isRightNull = slot.isNull(right);
      if (isLeftNull || isRightNull) {
        return isLeftNull == isRightNull ? 0 : isLeftNull ? nullOrder : -nullOrder;
      }
      return direction * Integer.signum(values.compare(left, right));
    };
  }

  private static LongComparator values(RowSlot slot, DataType type) {
    return switch (slot) {
      case NullSlot _ -> (_, _) -> 0;
      case NarrowSlot(_, var at, var width) -> narrow(at, width, type == Simple.FLOAT32);
      case LongSlot(_, var at) when type == Simple.FLOAT64 ->
          (left, right) -> compare(Memory.getDouble(left + at), Memory.getDouble(right + at));
      case LongSlot(_, var at) ->
          (left, right) -> Long.compare(Memory.getLong(left + at), Memory.getLong(right + at));
      case WideSlot(_, var at) -> (left, right) -> compareWide(left + at, right + at);
      case TextSlot(_, var at) when type != Simple.VARIANT ->
          (left, right) -> Views.compare(left + at, right + at);
      case StructSlot(_, var members) -> members(members, (Struct) type);
      case TextSlot _, ListSlot _ ->
          throw new IllegalArgumentException("has no order: " + type.text());
    };
  }

  private static LongComparator narrow(int at, int width, boolean isFloat) {
    return switch (width) {
      case Byte.BYTES ->
          (left, right) -> Byte.compare(Memory.getByte(left + at), Memory.getByte(right + at));
      case Short.BYTES ->
          (left, right) -> Short.compare(Memory.getShort(left + at), Memory.getShort(right + at));
      default ->
          isFloat
              ? (left, right) -> compare(Memory.getFloat(left + at), Memory.getFloat(right + at))
              : (left, right) ->
                  Integer.compare(Memory.getInt(left + at), Memory.getInt(right + at));
    };
  }

  private static LongComparator members(List<RowSlot> slots, Struct type) {
    List<LongComparator> members = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      members.add(column(slots.get(i), type.fields().get(i).type(), Key.ascending(i)));
    }
    return (left, right) -> {
      for (LongComparator member : members) {
        int order = member.compare(left, right);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static int compare(double left, double right) {
    return Double.compare(left + 0.0, right + 0.0);
  }

  private static int compareWide(long left, long right) {
    int high = Long.compare(Memory.getLong(left + 8), Memory.getLong(right + 8));
    return high != 0 ? high : Long.compareUnsigned(Memory.getLong(left), Memory.getLong(right));
  }
}
