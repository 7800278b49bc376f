package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.CompareKernels;
import dev.quiver.exec.kernel.Relation;
import dev.quiver.exec.kernel.TotalOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Compares lanes, then walks the bits of the outcome.
public final class SimdCompareKernels implements CompareKernels {
  private static final VectorSpecies<Integer> EIGHT = IntVector.SPECIES_256;
  private static final int[] PLACES = places();
  private static final long NAN_BITS = Double.doubleToLongBits(Double.NaN);

  @Override
  public int selectLongs(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows,
      int[] selected) {
    int lanes = Lanes.LONGS.length();
    int body = leftStep == 0 && rightStep == 0 ? 0 : Lanes.LONGS.loopBound(rows);
    LongVector oneLeft = LongVector.broadcast(Lanes.LONGS, rows == 0 ? 0 : Memory.getLong(left));
    LongVector oneRight = LongVector.broadcast(Lanes.LONGS, rows == 0 ? 0 : Memory.getLong(right));
    int found = 0;
    for (int row = 0; row < body; row += lanes) {
      LongVector a = leftStep == 0 ? oneLeft : Lanes.longs(left + 8L * row);
      LongVector b = rightStep == 0 ? oneRight : Lanes.longs(right + 8L * row);
      found = walk(test(relation, a, b), lanes, row, selected, found);
    }
    for (int row = body; row < rows; row++) {
      long a = Memory.getLong(left + (long) row * leftStep);
      long b = Memory.getLong(right + (long) row * rightStep);
      selected[found] = row;
      found += relation.holds(Long.compare(a, b));
    }
    return found;
  }

  @Override
  public int selectInts(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows,
      int[] selected) {
    int lanes = Lanes.INTS.length();
    int body = leftStep == 0 && rightStep == 0 ? 0 : Lanes.INTS.loopBound(rows);
    IntVector oneLeft = IntVector.broadcast(Lanes.INTS, rows == 0 ? 0 : Memory.getInt(left));
    IntVector oneRight = IntVector.broadcast(Lanes.INTS, rows == 0 ? 0 : Memory.getInt(right));
    int found = 0;
    for (int row = 0; row < body; row += lanes) {
      IntVector a = leftStep == 0 ? oneLeft : Lanes.ints(left + 4L * row);
      IntVector b = rightStep == 0 ? oneRight : Lanes.ints(right + 4L * row);
      found = walk(test(relation, a, b), lanes, row, selected, found);
    }
    for (int row = body; row < rows; row++) {
      int a = Memory.getInt(left + (long) row * leftStep);
      int b = Memory.getInt(right + (long) row * rightStep);
      selected[found] = row;
      found += relation.holds(Integer.compare(a, b));
    }
    return found;
  }

  @Override
  public int selectDoubles(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows,
      int[] selected) {
    int lanes = Lanes.DOUBLES.length();
    int body = leftStep == 0 && rightStep == 0 ? 0 : Lanes.DOUBLES.loopBound(rows);
    LongVector oneLeft = one(left, rows);
    LongVector oneRight = one(right, rows);
    int found = 0;
    for (int row = 0; row < body; row += lanes) {
      LongVector a = leftStep == 0 ? oneLeft : keys(Lanes.doubles(left + 8L * row));
      LongVector b = rightStep == 0 ? oneRight : keys(Lanes.doubles(right + 8L * row));
      found = walk(test(relation, a, b), lanes, row, selected, found);
    }
    for (int row = body; row < rows; row++) {
      double a = Memory.getDouble(left + (long) row * leftStep);
      double b = Memory.getDouble(right + (long) row * rightStep);
      selected[found] = row;
      found += relation.holds(TotalOrder.compare(a, b));
    }
    return found;
  }

  private static LongVector one(long address, int rows) {
    return LongVector.broadcast(
        Lanes.LONGS, rows == 0 ? 0 : TotalOrder.key(Memory.getDouble(address)));
  }

  /// [TotalOrder#key] of each lane.
  private static LongVector keys(DoubleVector values) {
    LongVector bits =
        values
            .add(0.0)
            .reinterpretAsLongs()
            .blend(NAN_BITS, values.test(VectorOperators.IS_NAN).cast(Lanes.LONGS));
    return bits.lanewise(
        VectorOperators.XOR,
        bits.lanewise(VectorOperators.ASHR, 63).lanewise(VectorOperators.LSHR, 1));
  }

  // Each case has its operator as a constant, and gives a plain long: else vectors would be
  // objects.
  private static long test(Relation relation, LongVector a, LongVector b) {
    return switch (relation) {
      case LESS -> a.compare(VectorOperators.LT, b).toLong();
      case EQUAL -> a.compare(VectorOperators.EQ, b).toLong();
      case AT_MOST -> a.compare(VectorOperators.LE, b).toLong();
      case GREATER -> a.compare(VectorOperators.GT, b).toLong();
      case DIFFERENT -> a.compare(VectorOperators.NE, b).toLong();
      case AT_LEAST -> a.compare(VectorOperators.GE, b).toLong();
    };
  }

  private static long test(Relation relation, IntVector a, IntVector b) {
    return switch (relation) {
      case LESS -> a.compare(VectorOperators.LT, b).toLong();
      case EQUAL -> a.compare(VectorOperators.EQ, b).toLong();
      case AT_MOST -> a.compare(VectorOperators.LE, b).toLong();
      case GREATER -> a.compare(VectorOperators.GT, b).toLong();
      case DIFFERENT -> a.compare(VectorOperators.NE, b).toLong();
      case AT_LEAST -> a.compare(VectorOperators.GE, b).toLong();
    };
  }

  /// Appends the rows whose bits are set: eight at once from a table, since branching on bits that
  /// are set half of the time costs more than comparing.
  private static int walk(long bits, int lanes, int row, int[] selected, int found) {
    int next = found;
    for (int first = 0; first < lanes; first += 8) {
      int octet = (int) (bits >>> first) & 0xff;
      if (next + 8 <= selected.length) {
        IntVector.fromArray(EIGHT, PLACES, 8 * octet).add(row + first).intoArray(selected, next);
        next += Integer.bitCount(octet);
      } else {
        for (int rest = octet; rest != 0; rest &= rest - 1) {
          selected[next++] = row + first + Integer.numberOfTrailingZeros(rest);
        }
      }
    }
    return next;
  }

  /// For each pattern of eight bits, the numbers of those set, in order.
  private static int[] places() {
    int[] places = new int[256 * 8];
    for (int octet = 0; octet < 256; octet++) {
      int place = 8 * octet;
      for (int rest = octet; rest != 0; rest &= rest - 1) {
        places[place++] = Integer.numberOfTrailingZeros(rest);
      }
    }
    return places;
  }
}
