package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.kernel.CompareKernels;
import dev.quiver.exec.kernel.Relation;
import dev.quiver.exec.kernel.SelectionLoops;
import dev.quiver.exec.kernel.TotalOrder;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;

/// Compares two values of a type by their addresses.
///
/// Decimals have one scale, so they compare as integers; floats are in [TotalOrder]; strings and
/// binary compare by their bytes.
enum ValueOrder {
  NOTHING {
    @Override
    int compare(long left, long right) {
      return 0;
    }
  },
  BYTES {
    @Override
    int compare(long left, long right) {
      return Integer.compare(Memory.getByte(left), Memory.getByte(right));
    }
  },
  SHORTS {
    @Override
    int compare(long left, long right) {
      return Integer.compare(Memory.getShort(left), Memory.getShort(right));
    }
  },
  INTS {
    @Override
    int compare(long left, long right) {
      return Integer.compare(Memory.getInt(left), Memory.getInt(right));
    }
  },
  LONGS {
    @Override
    int compare(long left, long right) {
      return Long.compare(Memory.getLong(left), Memory.getLong(right));
    }
  },
  WIDES {
    @Override
    int compare(long left, long right) {
      int high = Long.compare(Memory.getLong(left + 8), Memory.getLong(right + 8));
      return high != 0 ? high : Long.compareUnsigned(Memory.getLong(left), Memory.getLong(right));
    }
  },
  FLOATS {
    @Override
    int compare(long left, long right) {
      return TotalOrder.compare(Memory.getFloat(left), Memory.getFloat(right));
    }
  },
  DOUBLES {
    @Override
    int compare(long left, long right) {
      return TotalOrder.compare(Memory.getDouble(left), Memory.getDouble(right));
    }
  },
  VIEWS {
    @Override
    int compare(long left, long right) {
      return Integer.signum(Views.compare(left, right));
    }
  },
  /// Tells only whether views are the same, which their lengths mostly decide.
  SAME_VIEWS {
    @Override
    int compare(long left, long right) {
      return Views.same(left, right) ? 0 : 1;
    }
  };

  /// -1, 0 or 1.
  abstract int compare(long left, long right);

  /// The order of a type; `relation` is all that will be asked of it.
  static ValueOrder of(DataType type, Relation relation) {
    ValueOrder order = of(type);
    return order == VIEWS && (relation == Relation.EQUAL || relation == Relation.DIFFERENT)
        ? SAME_VIEWS
        : order;
  }

  static ValueOrder of(DataType type) {
    return switch (type) {
      case Simple simple -> of(simple);
      case Decimal decimal -> decimal.isCompact() ? LONGS : WIDES;
      case Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new IllegalArgumentException("has no order: " + type);
    };
  }

  boolean hasKernel() {
    return this == INTS || this == LONGS || this == DOUBLES;
  }

  int select(
      CompareKernels kernels, Relation relation, Operand a, Operand b, int rows, int[] selected) {
    return switch (this) {
      case INTS ->
          kernels.selectInts(relation, a.values(), a.step(), b.values(), b.step(), rows, selected);
      case LONGS ->
          kernels.selectLongs(relation, a.values(), a.step(), b.values(), b.step(), rows, selected);
      case DOUBLES ->
          kernels.selectDoubles(
              relation, a.values(), a.step(), b.values(), b.step(), rows, selected);
      case NOTHING, BYTES, SHORTS, WIDES, FLOATS, VIEWS, SAME_VIEWS ->
          throw new IllegalStateException("no kernel: " + this);
    };
  }

  /// Whether there is a loop over listed rows.
  boolean hasLoop() {
    return this == INTS || this == LONGS;
  }

  /// Selects among listed rows.
  int selectAmong(Relation relation, Operand a, Operand b, Selection rows, int[] selected) {
    int[] at = rows.positions();
    int count = rows.rows();
    return this == INTS
        ? SelectionLoops.ints(
            relation, a.values(), a.step(), b.values(), b.step(), at, count, selected)
        : SelectionLoops.longs(
            relation, a.values(), a.step(), b.values(), b.step(), at, count, selected);
  }

  private static ValueOrder of(Simple type) {
    return switch (type) {
      case NULL -> NOTHING;
      case BOOLEAN, INT8 -> BYTES;
      case INT16 -> SHORTS;
      case INT32, DATE -> INTS;
      case INT64, TIMESTAMP, TIMESTAMP_NTZ -> LONGS;
      case FLOAT32 -> FLOATS;
      case FLOAT64 -> DOUBLES;
      case STRING, BINARY -> VIEWS;
      case VARIANT -> throw new IllegalArgumentException("has no order: " + type);
    };
  }
}
