package dev.quiver.optimizer.cost;

import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.physical.PhysicalPlan.Side;

/// What a join costs in nanoseconds of one thread, and which side it is cheaper to build.
///
/// A row that is built is hashed, copied and put into the table; one that probes is hashed and
/// looked up, which takes longer the less of the table lies in the caches; a pair that is found is
/// copied.
public record JoinCost(double nanos, Side build) {
  private static final double BUILD_ROW = 20;
  private static final double BUILD_BYTE = 0.5;
  private static final double PROBE_ROW = 4;
  private static final double PROBE_MISS = 14;
  private static final double OUTPUT_ROW = 2;
  private static final double OUTPUT_BYTE = 0.25;
  private static final double PAIR = 1.5;

  /// What a row of a table takes besides its own bytes, and the bytes of a cache.
  private static final double ENTRY_BYTES = 16;

  private static final double CACHE_BYTES = 1 << 20;

  /// A join by equal keys that gives these rows; of two sides alike the right one is built.
  public static JoinCost byKey(JoinType type, Rows left, Rows right, Rows output) {
    double right1 = hash(right, left, output);
    if (type == JoinType.SINGLE) {
      return new JoinCost(right1, Side.RIGHT);
    }
    double left1 = hash(left, right, output);
    return left1 < right1 ? new JoinCost(left1, Side.LEFT) : new JoinCost(right1, Side.RIGHT);
  }

  /// A join that compares each row with each; it keeps the right ones.
  public static JoinCost byPairs(Rows left, Rows right, Rows output) {
    double nanos = build(right) + left.count() * right.count() * PAIR + copy(output);
    return new JoinCost(nanos, Side.RIGHT);
  }

  private static double hash(Rows build, Rows probe, Rows output) {
    return build(build) + probe.count() * lookUp(build) + copy(output);
  }

  private static double build(Rows rows) {
    return rows.count() * (BUILD_ROW + BUILD_BYTE * rows.width());
  }

  private static double lookUp(Rows table) {
    double bytes = table.count() * (ENTRY_BYTES + table.width());
    return PROBE_ROW + PROBE_MISS * bytes / (bytes + CACHE_BYTES);
  }

  private static double copy(Rows output) {
    return output.count() * OUTPUT_ROW + output.bytes() * OUTPUT_BYTE;
  }
}
