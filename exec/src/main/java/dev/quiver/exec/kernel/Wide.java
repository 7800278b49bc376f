package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// A 128-bit number to compute with, reused from row to row.
///
/// Operations answer whether the result fits (its magnitude below 2^127); if not, the number is
/// undefined.
public final class Wide {
  private long low;
  private long high;

  /// Takes the number at an address.
  public void load(long address) {
    low = Memory.getLong(address);
    high = Memory.getLong(address + 8);
  }

  /// Takes a number of 64 bits.
  public void set(long value) {
    low = value;
    high = value >> 63;
  }

  /// Takes another number.
  public void copy(Wide other) {
    low = other.low;
    high = other.high;
  }

  /// Writes the number to an address.
  public void store(long address) {
    Memory.putLong(address, low);
    Memory.putLong(address + 8, high);
  }

  /// Whether 64 bits hold the number.
  public boolean isLong() {
    return high == low >> 63;
  }

  /// The number, when 64 bits hold it.
  public long longValue() {
    return low;
  }

  /// Adds another number.
  public boolean add(Wide other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    long top = high + other.high + carry;
    boolean fits = ((high ^ top) & (other.high ^ top)) >= 0;
    low = sum;
    high = top;
    return fits;
  }

  /// Takes the opposite number.
  public void negate() {
    low = -low;
    high = ~high + (low == 0 ? 1 : 0);
  }

  /// Multiplies by a number of 64 bits.
  public boolean multiply(long factor) {
    boolean negative = high < 0 ^ factor < 0;
    if (high < 0) {
      negate();
    }
    long by = Math.abs(factor);
    if (high < 0 || by < 0) {
      return false;
    }
    long carry = Math.unsignedMultiplyHigh(low, by);
    long product = high * by;
    if (Math.multiplyHigh(high, by) != 0 || product < 0) {
      return false;
    }
    low *= by;
    high = product + carry;
    boolean fits = carry >= 0 && high >= 0;
    if (negative) {
      negate();
    }
    return fits;
  }

  /// Whether the magnitude is less than that of a number above zero.
  public boolean isBelow(Wide bound) {
    long top = high;
    long bottom = low;
    if (top < 0) {
      bottom = -bottom;
      top = ~top + (bottom == 0 ? 1 : 0);
    }
    return top < bound.high || (top == bound.high && Long.compareUnsigned(bottom, bound.low) < 0);
  }
}
