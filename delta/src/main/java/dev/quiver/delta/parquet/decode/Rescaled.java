package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.Wide;

/// Gives decimals more digits behind the point, which a table may get while its files stay.
final class Rescaled implements Conversion {
  /// The most zeros that one factor of 64 bits brings.
  private static final int MOST = 18;

  private final Conversion first;
  private final int width;
  private final int digits;
  private final Place place;
  private final Wide wide = new Wide();

  /// After `first`, which makes decimals of `width` bytes, 8 or 16.
  Rescaled(Conversion first, int width, int digits, Place place) {
    this.first = first;
    this.width = width;
    this.digits = digits;
    this.place = place;
  }

  @Override
  public void convert(long from, int count, long to) {
    first.convert(from, count, to);
    boolean fits = width == Long.BYTES ? scaleLongs(to, count) : scaleWide(to, count);
    if (!fits) {
      throw place.corrupt("a decimal with more digits than its column has");
    }
  }

  private boolean scaleLongs(long to, int count) {
    long factor = power(digits);
    long lost = 0;
    for (int i = 0; i < count; i++) {
      long value = Memory.getLong(to + 8L * i);
      long product = value * factor;
      lost |= Math.multiplyHigh(value, factor) ^ (product >> 63);
      Memory.putLong(to + 8L * i, product);
    }
    return lost == 0;
  }

  private boolean scaleWide(long to, int count) {
    boolean fits = true;
    for (int i = 0; i < count; i++) {
      wide.load(to + 16L * i);
      for (int left = digits; left > 0; left -= MOST) {
        fits &= wide.multiply(power(Math.min(left, MOST)));
      }
      wide.store(to + 16L * i);
    }
    return fits;
  }

  private static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }
}
