package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.kernel.UnpackKernels;

/// Booleans written as runs, after the length of all of them, to a byte each.
final class RunBooleans implements Source {
  private final Runs runs;
  private final long scratch;

  /// Works in `scratch`, memory for [PageValues#STEP] values of 32 bits.
  RunBooleans(long scratch, UnpackKernels kernels, Place place) {
    this.scratch = scratch;
    this.runs = new Runs(kernels, place);
  }

  @Override
  public void open(long from, long end) {
    if (from == end) {
      runs.open(from, end, 1, 2);
    } else {
      runs.openCounted(from, end, 1, 2);
    }
  }

  @Override
  public void read(long to, int count) {
    for (int done = 0; done < count; done += PageValues.STEP) {
      int step = Math.min(PageValues.STEP, count - done);
      runs.read(scratch, step);
      LevelBytes.narrow(scratch, to + done, step);
    }
  }

  @Override
  public void skip(int count) {
    runs.skip(count);
  }
}
