package dev.quiver.delta.parquet.format;

import java.util.ArrayList;
import java.util.List;

/// Rows of a row group as ranges: ascending, apart from each other, none empty.
public record RowRanges(List<Range> ranges) {
  /// Rows from `from` up to `to`, which is not one of them.
  public record Range(long from, long to) {
    /// How many.
    public long rows() {
      return to - from;
    }
  }

  /// No rows.
  public static final RowRanges NONE = new RowRanges(List.of());

  public RowRanges {
    ranges = List.copyOf(ranges);
  }

  /// The rows 0 to `rows - 1`.
  public static RowRanges all(long rows) {
    return rows == 0 ? NONE : new RowRanges(List.of(new Range(0, rows)));
  }

  /// How many rows.
  public long rows() {
    return ranges.stream().mapToLong(Range::rows).sum();
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /// Whether one of the rows lies in `from` to `to - 1`.
  public boolean overlaps(long from, long to) {
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).to() <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < ranges.size() && ranges.get(low).from() < to;
  }

  /// The rows that are in both.
  public RowRanges and(RowRanges other) {
    List<Range> both = new ArrayList<>();
    int right = 0;
    for (Range left : ranges) {
      while (right < other.ranges.size() && other.ranges.get(right).to() <= left.from()) {
        right++;
      }
      for (int i = right; i < other.ranges.size() && other.ranges.get(i).from() < left.to(); i++) {
        Range one = other.ranges.get(i);
        both.add(new Range(Math.max(left.from(), one.from()), Math.min(left.to(), one.to())));
      }
    }
    return new RowRanges(both);
  }

  /// The rows that are in either.
  public RowRanges or(RowRanges other) {
    Builder builder = new Builder();
    int right = 0;
    for (Range left : ranges) {
      while (right < other.ranges.size() && other.ranges.get(right).from() <= left.from()) {
        builder.add(other.ranges.get(right++));
      }
      builder.add(left);
    }
    other.ranges.subList(right, other.ranges.size()).forEach(builder::add);
    return builder.build();
  }

  /// Puts ranges together that come by ascending start and may touch or overlap.
  public static final class Builder {
    private final List<Range> ranges = new ArrayList<>();

    /// Adds a range that does not start before the last one.
    public void add(Range range) {
      if (!ranges.isEmpty() && ranges.getLast().to() >= range.from()) {
        Range last = ranges.removeLast();
        ranges.add(new Range(last.from(), Math.max(last.to(), range.to())));
      } else if (range.rows() > 0) {
        ranges.add(range);
      }
    }

    /// The rows added.
    public RowRanges build() {
      return new RowRanges(ranges);
    }
  }
}
