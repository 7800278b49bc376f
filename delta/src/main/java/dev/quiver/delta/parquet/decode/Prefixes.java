package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;

/// Values of which is written how much of the one before they begin with, and what follows: each is
/// made out of the last one, in the same memory.
final class Prefixes {
  private final DeltaNumbers prefixes;
  private final DeltaNumbers suffixes;
  private final long scratch;
  private final Bytes last;
  private final Place place;
  private long text;
  private long end;
  private int length;
  private int prefix;
  private int suffix;
  private int loaded;
  private int index;

  /// Works in `scratch`, memory for twice [PageValues#STEP] integers of 32 bits.
  Prefixes(DeltaNumbers prefixes, DeltaNumbers suffixes, long scratch, Bytes last, Place place) {
    this.prefixes = prefixes;
    this.suffixes = suffixes;
    this.scratch = scratch;
    this.last = last;
    this.place = place;
  }

  void open(long from, long until) {
    prefixes.open(from, until);
    suffixes.open(prefixes.end(), until);
    text = suffixes.end();
    end = until;
    // Even an empty value is somewhere, since it is read by whole words.
    last.reserve(1, 0);
    length = 0;
    loaded = 0;
    index = 0;
  }

  /// Makes the next value, one of `left` that are asked for.
  void next(int left) {
    if (index == loaded) {
      loaded = Math.min(left, PageValues.STEP);
      prefixes.read(scratch, loaded);
      suffixes.read(scratch + 4L * PageValues.STEP, loaded);
      index = 0;
    }
    prefix = Memory.getInt(scratch + 4L * index);
    suffix = Memory.getInt(scratch + 4L * (PageValues.STEP + index));
    index++;
    if (prefix < 0 || prefix > length || suffix < 0 || suffix > end - text) {
      throw place.corrupt(
          "a value of %d bytes before it and %d of its own".formatted(prefix, suffix));
    }
    if (suffix > Integer.MAX_VALUE - prefix) {
      throw place.corrupt("a value of more than two billion bytes");
    }
    last.reserve((long) prefix + suffix, prefix);
    Bytes.copy(text, last.address() + prefix, suffix);
    length = prefix + suffix;
    text += suffix;
  }

  /// Where the value is until the next is made.
  long address() {
    return last.address();
  }

  /// The bytes of the value.
  int length() {
    return length;
  }

  /// The bytes it shares with the value before.
  int prefix() {
    return prefix;
  }

  /// Where its own bytes lie in the page.
  long suffix() {
    return text - suffix;
  }
}
