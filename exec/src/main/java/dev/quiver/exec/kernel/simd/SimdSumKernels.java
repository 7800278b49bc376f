package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.kernel.ReproducibleSum;
import dev.quiver.exec.kernel.ScalarSumKernels;
import dev.quiver.exec.kernel.SumKernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/// Sums in lanes; both sums are exact in integers, so lanes change nothing.
public final class SimdSumKernels implements SumKernels {
  private final ScalarSumKernels scalar = new ScalarSumKernels();

  @Override
  public void addLongs(long sum, long values, int rows) {
    int lanes = Lanes.LONGS.length();
    int body = Lanes.LONGS.loopBound(rows);
    LongVector low = LongVector.zero(Lanes.LONGS);
    LongVector high = LongVector.zero(Lanes.LONGS);
    for (int row = 0; row < body; row += lanes) {
      LongVector lane = Lanes.longs(values + 8L * row);
      low = low.add(lane.and(0xffff_ffffL));
      high = high.add(lane.lanewise(VectorOperators.ASHR, 32));
    }
    ScalarSumKernels.addHalves(
        sum, low.reduceLanes(VectorOperators.ADD), high.reduceLanes(VectorOperators.ADD));
    scalar.addLongs(sum, values + 8L * body, rows - body);
  }

  @Override
  public void addDoubles(long sum, long values, int rows) {
    int body = Lanes.DOUBLES.loopBound(rows);
    if (ReproducibleSum.prepare(sum, greatestMagnitude(values, body))) {
      addPlain(sum, values, body);
    } else {
      ReproducibleSum.addEach(sum, values, body);
    }
    scalar.addDoubles(sum, values + 8L * body, rows - body);
  }

  private static long greatestMagnitude(long values, int body) {
    LongVector greatest = LongVector.zero(Lanes.LONGS);
    for (int row = 0; row < body; row += Lanes.LONGS.length()) {
      greatest = greatest.max(Lanes.longs(values + 8L * row).and(Long.MAX_VALUE));
    }
    return greatest.reduceLanes(VectorOperators.MAX);
  }

  private static void addPlain(long sum, long values, int body) {
    int lowest = ReproducibleSum.lowest(sum);
    double anchor3 = ReproducibleSum.anchor(lowest, 3);
    double anchor2 = ReproducibleSum.anchor(lowest, 2);
    double anchor1 = ReproducibleSum.anchor(lowest, 1);
    double anchor0 = ReproducibleSum.anchor(lowest, 0);
    LongVector bits3 = LongVector.zero(Lanes.LONGS);
    LongVector bits2 = LongVector.zero(Lanes.LONGS);
    LongVector bits1 = LongVector.zero(Lanes.LONGS);
    LongVector bits0 = LongVector.zero(Lanes.LONGS);
    for (int row = 0; row < body; row += Lanes.DOUBLES.length()) {
      DoubleVector rest = Lanes.doubles(values + 8L * row);
      DoubleVector anchored = rest.add(anchor3);
      bits3 = bits3.add(anchored.reinterpretAsLongs());
      rest = rest.sub(anchored.sub(anchor3));
      anchored = rest.add(anchor2);
      bits2 = bits2.add(anchored.reinterpretAsLongs());
      rest = rest.sub(anchored.sub(anchor2));
      anchored = rest.add(anchor1);
      bits1 = bits1.add(anchored.reinterpretAsLongs());
      rest = rest.sub(anchored.sub(anchor1));
      bits0 = bits0.add(rest.add(anchor0).reinterpretAsLongs());
    }
    add(sum, 3, bits3, body);
    add(sum, 2, bits2, body);
    add(sum, 1, bits1, body);
    add(sum, 0, bits0, body);
  }

  private static void add(long sum, int bin, LongVector bits, int rows) {
    ReproducibleSum.addAnchored(sum, bin, bits.reduceLanes(VectorOperators.ADD), rows);
  }
}
