package dev.quiver.delta.scan;

import dev.quiver.delta.skip.ValueOrder;
import dev.quiver.logical.expr.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// What some row groups say of one column, and what that makes likely for all of them.
///
/// Where each row group has values of its own, as sorted rows have, their different values add up;
/// else each is thought to have drawn its rows from all values by chance.
final class ChunkSample {
  private static final double APART = 1.5;
  private static final double NEARLY_ALL = 0.95;
  private static final int HALVINGS = 50;

  private final List<Chunk> chunks = new ArrayList<>();

  /// A column in a row group: bounds NULL where unknown, `nulls` and `distinct` -1.
  record Chunk(long rows, Value min, Value max, long nulls, long distinct) {}

  void add(Chunk chunk) {
    chunks.add(chunk);
  }

  /// The least or greatest of all bounds; NULL where one is unknown.
  Value outermost(boolean least) {
    Value most = Value.NULL;
    for (Chunk chunk : chunks) {
      Value bound = least ? chunk.min : chunk.max;
      if (chunk.nulls == chunk.rows) {
        continue;
      }
      if (bound instanceof Value.Null) {
        return Value.NULL;
      }
      int order = most instanceof Value.Null ? -1 : ValueOrder.compare(bound, most);
      most = (least ? order < 0 : order > 0) || most instanceof Value.Null ? bound : most;
    }
    return most;
  }

  /// Which fraction of the rows has NULL.
  OptionalDouble nulls() {
    return chunks.isEmpty() || chunks.stream().anyMatch(chunk -> chunk.nulls < 0)
        ? OptionalDouble.empty()
        : OptionalDouble.of(sum(Chunk::nulls) / Math.max(1, sum(Chunk::rows)));
  }

  /// How many different values so many rows have, a few of which these are.
  OptionalDouble distinct(double rows) {
    if (chunks.isEmpty() || chunks.stream().anyMatch(chunk -> chunk.distinct < 0)) {
      return OptionalDouble.empty();
    }
    double seen = sum(Chunk::distinct);
    if (chunks.size() == 1 && chunks.getFirst().rows >= rows) {
      return OptionalDouble.of(seen);
    }
    double seenRows = Math.max(1, sum(Chunk::rows));
    double all = areApart() ? seen * rows / seenRows : drawn(rows);
    double most = chunks.stream().mapToDouble(chunk -> (double) chunk.distinct).max().orElse(0);
    return OptionalDouble.of(Math.clamp(all, most, Math.max(most, rows)));
  }

  private double sum(ToDoubleFunction<Chunk> of) {
    return chunks.stream().mapToDouble(of).sum();
  }

  private boolean areApart() {
    double widths = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Chunk chunk : chunks) {
      if (!(chunk.min instanceof Value.Int(var min) && chunk.max instanceof Value.Int(var max))) {
        return false;
      }
      widths += (double) max - min;
      low = Math.min(low, (double) min);
      high = Math.max(high, (double) max);
    }
    return chunks.size() > 1 && widths <= APART * (high - low);
  }

  /// How many values there are if a mean row group has met so many of them.
  private double drawn(double rows) {
    double met = sum(Chunk::distinct) / chunks.size();
    double each = sum(Chunk::rows) / chunks.size();
    if (met >= NEARLY_ALL * each) {
      return rows;
    }
    double low = met;
    double high = Math.max(met, rows);
    for (int i = 0; i < HALVINGS; i++) {
      double values = (low + high) / 2;
      boolean isEnough = values * (1 - StrictMath.exp(-each / values)) >= met;
      low = isEnough ? low : values;
      high = isEnough ? values : high;
    }
    return high;
  }
}
