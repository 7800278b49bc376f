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
      LongVector a =
          leftStep == 0
              ? oneLeft
              : LongVector.fromMemorySegment(
                  Lanes.LONGS, Lanes.MEMORY, left + 8L * row, Lanes.ORDER);
      LongVector b =
          rightStep == 0
              ? oneRight
              : LongVector.fromMemorySegment(
                  Lanes.LONGS, Lanes.MEMORY, right + 8L * row, Lanes.ORDER);
      long bits =
          switch (relation) {
            case LESS -> a.compare(VectorOperators.LT, b).toLong();
            case EQUAL -> a.compare(VectorOperators.EQ, b).toLong();
            case AT_MOST -> a.compare(VectorOperators.LE, b).toLong();
            case GREATER -> a.compare(VectorOperators.GT, b).toLong();
            case DIFFERENT -> a.compare(VectorOperators.NE, b).toLong();
            case AT_LEAST -> a.compare(VectorOperators.GE, b).toLong();
          };
      found = walk(bits, lanes, row, selected, found);
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
      IntVector a =
          leftStep == 0
              ? oneLeft
              : IntVector.fromMemorySegment(Lanes.INTS, Lanes.MEMORY, left + 4L * row, Lanes.ORDER);
      IntVector b =
          rightStep == 0
              ? oneRight
              : IntVector.fromMemorySegment(
                  Lanes.INTS, Lanes.MEMORY, right + 4L * row, Lanes.ORDER);
      long bits =
          switch (relation) {
            case LESS -> a.compare(VectorOperators.LT, b).toLong();
            case EQUAL -> a.compare(VectorOperators.EQ, b).toLong();
            case AT_MOST -> a.compare(VectorOperators.LE, b).toLong();
            case GREATER -> a.compare(VectorOperators.GT, b).toLong();
            case DIFFERENT -> a.compare(VectorOperators.NE, b).toLong();
            case AT_LEAST -> a.compare(VectorOperators.GE, b).toLong();
          };
      found = walk(bits, lanes, row, selected, found);
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
    DoubleVector oneLeft =
        DoubleVector.broadcast(Lanes.DOUBLES, rows == 0 ? 0 : Memory.getDouble(left));
    DoubleVector oneRight =
        DoubleVector.broadcast(Lanes.DOUBLES, rows == 0 ? 0 : Memory.getDouble(right));
    int found = 0;
    for (int row = 0; row < body; row += lanes) {
      // TotalOrder's key of each lane.
      DoubleVector leftLanes =
          leftStep == 0
              ? oneLeft
              : DoubleVector.fromMemorySegment(
                  Lanes.DOUBLES, Lanes.MEMORY, left + 8L * row, Lanes.ORDER);
      LongVector leftBits =
          leftLanes
              .add(0.0)
              .reinterpretAsLongs()
              .blend(NAN_BITS, leftLanes.test(VectorOperators.IS_NAN).cast(Lanes.LONGS));
      LongVector a =
          leftBits.lanewise(
              VectorOperators.XOR,
              leftBits.lanewise(VectorOperators.ASHR, 63).lanewise(VectorOperators.LSHR, 1));
      DoubleVector rightLanes =
          rightStep == 0
              ? oneRight
              : DoubleVector.fromMemorySegment(
                  Lanes.DOUBLES, Lanes.MEMORY, right + 8L * row, Lanes.ORDER);
      LongVector rightBits =
          rightLanes
              .add(0.0)
              .reinterpretAsLongs()
              .blend(NAN_BITS, rightLanes.test(VectorOperators.IS_NAN).cast(Lanes.LONGS));
      LongVector b =
          rightBits.lanewise(
              VectorOperators.XOR,
              rightBits.lanewise(VectorOperators.ASHR, 63).lanewise(VectorOperators.LSHR, 1));
      long bits =
          switch (relation) {
            case LESS -> a.compare(VectorOperators.LT, b).toLong();
            case EQUAL -> a.compare(VectorOperators.EQ, b).toLong();
            case AT_MOST -> a.compare(VectorOperators.LE, b).toLong();
            case GREATER -> a.compare(VectorOperators.GT, b).toLong();
            case DIFFERENT -> a.compare(VectorOperators.NE, b).toLong();
            case AT_LEAST -> a.compare(VectorOperators.GE, b).toLong();
          };
      found = walk(bits, lanes, row, selected, found);
    }
    for (int row = body; row < rows; row++) {
      double a = Memory.getDouble(left + (long) row * leftStep);
      double b = Memory.getDouble(right + (long) row * rightStep);
      selected[found] = row;
      found += relation.holds(TotalOrder.compare(a, b));
    }
    return found;
  }

  @Override
  public int selectLongRange(long values, long low, long high, int rows, int[] selected) {
    int body = Lanes.LONGS.loopBound(rows);
    int found = 0;
    for (int row = 0; row < body; row += Lanes.LONGS.length()) {
      LongVector lanes =
          LongVector.fromMemorySegment(Lanes.LONGS, Lanes.MEMORY, values + 8L * row, Lanes.ORDER);
      long bits =
          lanes.compare(VectorOperators.GE, low).toLong()
              & lanes.compare(VectorOperators.LE, high).toLong();
      found = walk(bits, Lanes.LONGS.length(), row, selected, found);
    }
    for (int row = body; row < rows; row++) {
      long value = Memory.getLong(values + 8L * row);
      selected[found] = row;
      found += low <= value && value <= high ? 1 : 0;
    }
    return found;
  }

  @Override
  public int selectIntRange(long values, int low, int high, int rows, int[] selected) {
    int body = Lanes.INTS.loopBound(rows);
    int found = 0;
    for (int row = 0; row < body; row += Lanes.INTS.length()) {
      IntVector lanes =
          IntVector.fromMemorySegment(Lanes.INTS, Lanes.MEMORY, values + 4L * row, Lanes.ORDER);
      long bits =
          lanes.compare(VectorOperators.GE, low).toLong()
              & lanes.compare(VectorOperators.LE, high).toLong();
      found = walk(bits, Lanes.INTS.length(), row, selected, found);
    }
    for (int row = body; row < rows; row++) {
      int value = Memory.getInt(values + 4L * row);
      selected[found] = row;
      found += low <= value && value <= high ? 1 : 0;
    }
    return found;
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
