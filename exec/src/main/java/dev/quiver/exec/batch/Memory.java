package dev.quiver.exec.batch;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

/// Reads and writes raw memory: the one door to it.
///
/// Nothing is checked. Addresses come from Arrow buffers whose owner is alive. Over
/// `sun.misc.Unsafe`, because the foreign memory API costs 20 to 45 per cent in byte-wise decoders
/// and hash probes.
@SuppressWarnings("removal") // The successor costs up to 45 per cent, see above.
public final class Memory {
  private static final Unsafe UNSAFE = unsafe();
  private static final long BYTES = Unsafe.ARRAY_BYTE_BASE_OFFSET;
  private static final long INTS = Unsafe.ARRAY_INT_BASE_OFFSET;
  private static final long LONGS = Unsafe.ARRAY_LONG_BASE_OFFSET;

  private Memory() {}

  public static byte getByte(long address) {
    return UNSAFE.getByte(address);
  }

  public static short getShort(long address) {
    return UNSAFE.getShort(address);
  }

  public static int getInt(long address) {
    return UNSAFE.getInt(address);
  }

  public static long getLong(long address) {
    return UNSAFE.getLong(address);
  }

  public static float getFloat(long address) {
    return UNSAFE.getFloat(address);
  }

  public static double getDouble(long address) {
    return UNSAFE.getDouble(address);
  }

  public static void putByte(long address, byte value) {
    UNSAFE.putByte(address, value);
  }

  public static void putShort(long address, short value) {
    UNSAFE.putShort(address, value);
  }

  public static void putInt(long address, int value) {
    UNSAFE.putInt(address, value);
  }

  public static void putLong(long address, long value) {
    UNSAFE.putLong(address, value);
  }

  public static void putFloat(long address, float value) {
    UNSAFE.putFloat(address, value);
  }

  public static void putDouble(long address, double value) {
    UNSAFE.putDouble(address, value);
  }

  /// Copies memory; the areas may overlap.
  public static void copy(long from, long to, long bytes) {
    UNSAFE.copyMemory(from, to, bytes);
  }

  /// Copies memory into part of an array.
  public static void copy(long from, byte[] to, int offset, int bytes) {
    UNSAFE.copyMemory(null, from, to, BYTES + offset, bytes);
  }

  /// Copies part of an array into memory.
  public static void copy(byte[] from, int offset, long to, int bytes) {
    UNSAFE.copyMemory(from, BYTES + offset, null, to, bytes);
  }

  /// Copies part of an array of ints into memory.
  public static void copy(int[] from, int offset, long to, int ints) {
    UNSAFE.copyMemory(from, INTS + 4L * offset, null, to, 4L * ints);
  }

  /// Copies part of an array of longs into memory.
  public static void copy(long[] from, int offset, long to, int longs) {
    UNSAFE.copyMemory(from, LONGS + 8L * offset, null, to, 8L * longs);
  }

  /// Sets every byte of an area.
  public static void fill(long address, long bytes, byte value) {
    UNSAFE.setMemory(address, bytes, value);
  }

  /// Whether a bit of a bitmap is set.
  public static boolean getBit(long bitmap, int index) {
    return (UNSAFE.getByte(bitmap + (index >>> 3)) >>> (index & 7) & 1) != 0;
  }

  /// Sets a bit of a bitmap.
  public static void setBit(long bitmap, int index) {
    long address = bitmap + (index >>> 3);
    UNSAFE.putByte(address, (byte) (UNSAFE.getByte(address) | 1 << (index & 7)));
  }

  /// Clears a bit of a bitmap.
  public static void clearBit(long bitmap, int index) {
    long address = bitmap + (index >>> 3);
    UNSAFE.putByte(address, (byte) (UNSAFE.getByte(address) & ~(1 << (index & 7))));
  }

  /// Compares two areas as unsigned bytes; a prefix comes first.
  public static int compare(long left, int leftBytes, long right, int rightBytes) {
    int common = Math.min(leftBytes, rightBytes);
    int at = 0;
    for (; at + 8 <= common; at += 8) {
      long a = UNSAFE.getLong(left + at);
      long b = UNSAFE.getLong(right + at);
      if (a != b) {
        return Long.compareUnsigned(Long.reverseBytes(a), Long.reverseBytes(b));
      }
    }
    for (; at < common; at++) {
      int difference = (UNSAFE.getByte(left + at) & 0xff) - (UNSAFE.getByte(right + at) & 0xff);
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(leftBytes, rightBytes);
  }

  private static Unsafe unsafe() {
    try {
      Field field = Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return (Unsafe) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM gives no access to memory", e);
    }
  }
}
