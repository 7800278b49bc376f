package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;

/// Strings and binary values, all lengths first and then all bytes, as views into the page.
final class DeltaLengthText implements Source {
  private final DeltaNumbers lengths;
  private final long scratch;
  private final Place place;
  private long text;
  private long end;
  private boolean ascii;

  /// Works in `scratch`, memory for [PageValues#STEP] integers of 32 bits.
  DeltaLengthText(DeltaNumbers lengths, long scratch, Place place) {
    this.lengths = lengths;
    this.scratch = scratch;
    this.place = place;
  }

  @Override
  public void open(long from, long until) {
    lengths.open(from, until);
    text = lengths.end();
    end = until;
  }

  @Override
  public void read(long to, int count) {
    long from = text;
    for (int done = 0; done < count; done += PageValues.STEP) {
      int step = Math.min(PageValues.STEP, count - done);
      lengths.read(scratch, step);
      for (int i = 0; i < step; i++) {
        int length = length(i);
        PlainText.show(to + (long) Views.WIDTH * (done + i), text, length);
        text += length;
      }
    }
    ascii = Utf8.isAscii(from, text);
  }

  @Override
  public void skip(int count) {
    for (int done = 0; done < count; done += PageValues.STEP) {
      int step = Math.min(PageValues.STEP, count - done);
      lengths.read(scratch, step);
      for (int i = 0; i < step; i++) {
        text += length(i);
      }
    }
  }

  @Override
  public boolean pick(Picks picks, int count, long vector) {
    int pick = 0;
    ascii = true;
    for (int done = 0; done < count; done += PageValues.STEP) {
      int step = Math.min(PageValues.STEP, count - done);
      lengths.read(scratch, step);
      for (int i = 0; i < step; i++) {
        int length = length(i);
        if (pick < picks.count() && picks.from(pick) == done + i) {
          PlainText.show(vector + (long) Views.WIDTH * picks.to(pick++), text, length);
          ascii &= Utf8.isAscii(text, text + length);
        }
        text += length;
      }
    }
    return true;
  }

  @Override
  public boolean isAscii() {
    return ascii;
  }

  private int length(int index) {
    int length = Memory.getInt(scratch + 4L * index);
    if (length < 0 || length > end - text) {
      throw place.corrupt("a string of %d bytes with %d left".formatted(length, end - text));
    }
    return length;
  }
}
