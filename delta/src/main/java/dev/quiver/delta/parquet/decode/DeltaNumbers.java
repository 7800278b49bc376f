package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.DeltaKernels;

/// Integers of 32 or 64 bits as packed differences: blocks with a least difference each, of runs
/// with a width each.
final class DeltaNumbers implements Source {
  private final int width;
  private final DeltaKernels kernels;
  private final long scratch;
  private final Place place;
  private long at;
  private long end;

  /// The runs of a block, and the differences of a run.
  private int runs;

  private int perRun;

  /// The values not read yet, and of those the ones in runs not begun yet.
  private long left;

  private long ahead;

  private boolean first;
  private long value;
  private long least;
  private long widths;
  private int run;
  private long runAt;
  private int runBits;
  private int runIndex;
  private int inRun;

  /// Integers of `width` bytes; `scratch` is memory for [PageValues#STEP] of them.
  DeltaNumbers(int width, DeltaKernels kernels, long scratch, Place place) {
    this.width = width;
    this.kernels = kernels;
    this.scratch = scratch;
    this.place = place;
  }

  @Override
  public void open(long from, long until) {
    at = from;
    end = until;
    inRun = 0;
    if (from == until) {
      // Of no values at all some writers write nothing, not even that.
      left = 0;
      ahead = 0;
      return;
    }
    header();
  }

  private void header() {
    long block = varint();
    long count = varint();
    left = varint();
    value = zigzag();
    if (count <= 0 || block <= 0 || block > 1 << 30) {
      throw place.corrupt("blocks of %d differences in %d runs".formatted(block, count));
    }
    runs = (int) count;
    perRun = (int) (block / count);
    if (perRun % Byte.SIZE != 0 || (long) perRun * runs != block || left < 0) {
      throw place.corrupt(
          "%d differences in blocks of %d runs of %d".formatted(left, runs, perRun));
    }
    first = true;
    ahead = Math.max(0, left - 1);
    run = runs;
  }

  @Override
  public void read(long to, int count) {
    if (count > left) {
      throw place.corrupt("%d values where %d are left".formatted(count, left));
    }
    left -= count;
    int done = 0;
    if (first && count > 0) {
      first = false;
      put(to);
      done = 1;
    }
    while (done < count) {
      if (inRun == 0) {
        begin();
      }
      int step = Math.min(count - done, inRun);
      // Only every eighth difference surely begins with a byte, as fast kernels want it.
      int odd = Math.min(step, -runIndex & 7);
      sum(to + (long) width * done, odd);
      sum(to + (long) width * (done + odd), step - odd);
      done += step;
    }
  }

  @Override
  public void skip(int count) {
    for (int done = 0; done < count; done += PageValues.STEP) {
      read(scratch, Math.min(PageValues.STEP, count - done));
    }
  }

  /// Where all values end: what follows is not theirs.
  long end() {
    long next = at;
    long position = at;
    for (long unseen = ahead; unseen > 0; ) {
      zigzag();
      next = at + runs;
      for (int i = 0; i < runs && unseen > 0 && at + i < end; i++) {
        next += (long) perRun * (Memory.getByte(at + i) & 255) / Byte.SIZE;
        unseen -= perRun;
      }
      if (next > end) {
        throw place.corrupt("differences are missing at the end of a page");
      }
      at = next;
    }
    at = position;
    return next;
  }

  /// Begins the next run.
  private void begin() {
    if (run == runs) {
      least = zigzag();
      widths = at;
      at += runs;
      run = 0;
    }
    if (at > end) {
      throw place.corrupt("differences are missing at the end of a page");
    }
    runBits = Memory.getByte(widths + run) & 255;
    run++;
    runIndex = 0;
    runAt = at;
    inRun = (int) Math.min(perRun, ahead);
    ahead -= inRun;
    if (runBits > Long.SIZE || ((long) inRun * runBits + 7) / Byte.SIZE > end - at) {
      throw place.corrupt("differences of %d bits at the end of a page".formatted(runBits));
    }
    // The last run may be cut short after the last difference.
    at = Math.min(end, at + (long) perRun * runBits / Byte.SIZE);
  }

  private void sum(long to, int count) {
    if (count == 0) {
      return;
    }
    long bit = (long) runIndex * runBits;
    long from = runAt + (bit >>> 3);
    int offset = (int) (bit & 7);
    if (width == Long.BYTES) {
      value = kernels.sumLongs(from, offset, runBits, least, value, to, count);
    } else if (runBits <= Integer.SIZE) {
      value = kernels.sumInts(from, offset, runBits, (int) least, (int) value, to, count);
    } else {
      sumWide(from, offset, to, count);
    }
    runIndex += count;
    inRun -= count;
  }

  /// Some writers subtract integers of 32 bits in 64.
  private void sumWide(long from, int offset, long to, int count) {
    for (int i = 0; i < count; i++) {
      long bit = offset + (long) i * runBits;
      value =
          kernels.sumLongs(from + (bit >>> 3), (int) (bit & 7), runBits, least, value, scratch, 1);
      Memory.putInt(to + 4L * i, (int) value);
    }
  }

  private void put(long to) {
    if (width == Long.BYTES) {
      Memory.putLong(to, value);
    } else {
      Memory.putInt(to, (int) value);
    }
  }

  private long zigzag() {
    long coded = varint();
    return (coded >>> 1) ^ -(coded & 1);
  }

  private long varint() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
      long next = Memory.getByte(at++);
      number |= (next & 127) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw place.corrupt("differences are missing at the end of a page");
  }
}
