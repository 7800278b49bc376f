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
      LongVector lane =
          LongVector.fromMemorySegment(Lanes.LONGS, Lanes.MEMORY, values + 8L * row, Lanes.ORDER);
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
      greatest =
          greatest.max(
              LongVector.fromMemorySegment(
                      Lanes.LONGS, Lanes.MEMORY, values + 8L * row, Lanes.ORDER)
                  .and(Long.MAX_VALUE));
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
      DoubleVector rest =
          DoubleVector.fromMemorySegment(
              Lanes.DOUBLES, Lanes.MEMORY, values + 8L * row, Lanes.ORDER);
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
    ReproducibleSum.addAnchored(sum, 3, bits3.reduceLanes(VectorOperators.ADD), body);
    ReproducibleSum.addAnchored(sum, 2, bits2.reduceLanes(VectorOperators.ADD), body);
    ReproducibleSum.addAnchored(sum, 1, bits1.reduceLanes(VectorOperators.ADD), body);
    ReproducibleSum.addAnchored(sum, 0, bits0.reduceLanes(VectorOperators.ADD), body);
  }
}
