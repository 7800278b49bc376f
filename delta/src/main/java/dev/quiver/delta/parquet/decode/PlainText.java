package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;

/// Plain strings and binary values, each after its length, as views into the page.
final class PlainText implements Source {
  private final Place place;
  private long at;
  private long end;
  private boolean ascii;

  PlainText(Place place) {
    this.place = place;
  }

  @Override
  public void open(long from, long until) {
    at = from;
    end = until;
  }

  @Override
  public void read(long to, int count) {
    long next = at;
    long last = end - Integer.BYTES;
    for (long view = to; view < to + (long) Views.WIDTH * count; view += Views.WIDTH) {
      if (next > last) {
        throw place.corrupt("strings are missing at the end of a page");
      }
      int length = Memory.getInt(next);
      long text = next + Integer.BYTES;
      next = text + length;
      if (length < 0 || next > end) {
        throw place.corrupt("a string of %d bytes with %d left".formatted(length, end - text));
      }
      show(view, text, length);
    }
    ascii = Utf8.isAscii(at, next);
    at = next;
  }

  @Override
  public boolean pick(Picks picks, int count, long vector) {
    int done = 0;
    ascii = true;
    for (int i = 0; i < picks.count(); i++) {
      skip(picks.from(i) - done);
      done = picks.from(i) + 1;
      long text = at + Integer.BYTES;
      skip(1);
      show(vector + (long) Views.WIDTH * picks.to(i), text, (int) (at - text));
      ascii &= Utf8.isAscii(text, at);
    }
    skip(count - done);
    return true;
  }

  @Override
  public boolean isAscii() {
    return ascii;
  }

  @Override
  public void skip(int count) {
    for (int i = 0; i < count; i++) {
      int length = end - at < Integer.BYTES ? -1 : Memory.getInt(at);
      if (length < 0 || length > end - at - Integer.BYTES) {
        throw place.corrupt("a string of %d bytes with %d left".formatted(length, end - at));
      }
      at += Integer.BYTES + length;
    }
  }

  /// Writes a view of text that has bytes behind it to read too many of.
  static void show(long view, long text, int length) {
    long head = Memory.getLong(text);
    if (length > Views.MAX_INLINE) {
      Memory.putLong(view, length | (head << Integer.SIZE));
      Memory.putLong(view + 8, text);
    } else {
      long tail = Memory.getInt(text + 8) & 0xffffffffL;
      if (length < 8) {
        head &= (1L << (length * Byte.SIZE)) - 1;
        tail = 0;
      } else {
        tail &= (1L << ((length - 8) * Byte.SIZE)) - 1;
      }
      Memory.putLong(view, length | (head << Integer.SIZE));
      Memory.putLong(view + 8, (head >>> Integer.SIZE) | (tail << Integer.SIZE));
    }
  }
}
