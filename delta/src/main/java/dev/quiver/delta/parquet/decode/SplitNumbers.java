package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.kernel.InterleaveKernels;

/// Values of a fixed width whose first bytes stand together, then their second bytes, and so on.
final class SplitNumbers implements Source {
  private final int width;
  private final InterleaveKernels kernels;
  private final Place place;
  private long from;
  private long values;
  private long next;

  SplitNumbers(int width, InterleaveKernels kernels, Place place) {
    this.width = width;
    this.kernels = kernels;
    this.place = place;
  }

  @Override
  public void open(long start, long end) {
    from = start;
    values = (end - start) / width;
    next = 0;
    if (values * width != end - start) {
      throw place.corrupt("%d bytes, not of %d streams".formatted(end - start, width));
    }
  }

  @Override
  public void read(long to, int count) {
    long first = take(count);
    kernels.interleave(from + first, values, width, to, count);
  }

  @Override
  public void skip(int count) {
    take(count);
  }

  private long take(int count) {
    if (count > values - next) {
      throw place.corrupt("%d values where %d are left".formatted(count, values - next));
    }
    long first = next;
    next += count;
    return first;
  }
}
