package dev.quiver.delta.parquet.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads Thrift's compact protocol out of an array.
///
/// A struct is read as `for (int id = in.field(0); id != STOP; id = in.field(id))`, where every
/// field is either read by the method of its type or skipped. Nothing is trusted: a wrong type, a
/// length past the end, or nesting too deep is a fault of the file.
public final class CompactReader {
  /// Answered by [#field] at the end of a struct.
  public static final int STOP = Integer.MIN_VALUE;

  /// The wire type of binary values and strings, for [#list].
  public static final int BINARY = 8;

  /// The wire type of structs, for [#list].
  public static final int STRUCT = 12;

  /// The wire type of 32-bit integers and enums, for [#list].
  public static final int I32 = 5;

  /// The wire type of 64-bit integers, for [#list].
  public static final int I64 = 6;

  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int I16 = 4;
  private static final int DOUBLE = 7;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int UUID = 13;
  private static final int MAX_DEPTH = 64;

  private final byte[] bytes;
  private final int end;
  private final Place place;
  private int at;
  private int type;

  /// Reads `bytes` from `at` up to `end`.
  public CompactReader(byte[] bytes, int at, int end, Place place) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.place = place;
  }

  /// The position of the next byte.
  public int at() {
    return at;
  }

  /// Steps to the next field, of a struct whose last field was `previous` (0 at first), and answers
  /// its id or [#STOP].
  public int field(int previous) {
    int header = next();
    if (header == 0) {
      return STOP;
    }
    type = header & 15;
    int delta = header >>> 4;
    return delta == 0 ? (short) zigzag() : previous + delta;
  }

  /// The field, a boolean.
  public boolean bool() {
    if (type != TRUE && type != FALSE) {
      throw wrong("a boolean");
    }
    return type == TRUE;
  }

  /// The field, an integer that fits 32 bits.
  public int i32() {
    long value = i64();
    if (value != (int) value) {
      throw place.corrupt("integer out of range: " + value);
    }
    return (int) value;
  }

  /// The field, an integer.
  public long i64() {
    return switch (type) {
      case BYTE -> (byte) next();
      case I16, I32, I64 -> zigzag();
      default -> throw wrong("an integer");
    };
  }

  /// The field where it is an integer, or else `other`: for what some writers use a field for
  /// something else.
  public long i64Or(long other) {
    if (type == BYTE || type == I16 || type == I32 || type == I64) {
      return i64();
    }
    skip();
    return other;
  }

  /// Whether the field is a list.
  public boolean isList() {
    return type == LIST;
  }

  /// The field, a binary value.
  public byte[] binary() {
    if (type != BINARY) {
      throw wrong("a binary value");
    }
    return binaryItem();
  }

  /// The field, a string.
  public String string() {
    return new String(binary(), StandardCharsets.UTF_8);
  }

  /// Checks that the field is a struct, whose fields come next.
  public void struct() {
    if (type != STRUCT) {
      throw wrong("a struct");
    }
  }

  /// The length of the field, a list of items of one wire type, which come next.
  public int list(int itemType) {
    if (type != LIST) {
      throw wrong("a list");
    }
    int header = next();
    int length = length(header >>> 4 == 15 ? varint() : header >>> 4);
    if (length > 0 && (header & 15) != itemType) {
      throw place.corrupt("a list holds items of wire type " + (header & 15));
    }
    return length;
  }

  /// The next item of a list of 32-bit integers.
  public int i32Item() {
    return (int) zigzag();
  }

  /// The next item of a list of integers.
  public long i64Item() {
    return zigzag();
  }

  /// The next item of a list of binary values.
  public byte[] binaryItem() {
    int length = length(varint());
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  /// The field, a list of booleans; both wire types of a boolean are in use.
  public boolean[] booleans() {
    if (type != LIST) {
      throw wrong("a list");
    }
    int header = next();
    boolean[] items = new boolean[length(header >>> 4 == 15 ? varint() : header >>> 4)];
    if (items.length > 0 && (header & 15) != TRUE && (header & 15) != FALSE) {
      throw place.corrupt("a list holds items of wire type " + (header & 15));
    }
    for (int i = 0; i < items.length; i++) {
      items[i] = next() == TRUE;
    }
    return items;
  }

  /// The next item of a list of strings.
  public String stringItem() {
    return new String(binaryItem(), StandardCharsets.UTF_8);
  }

  /// Passes over the field.
  public void skip() {
    skip(type, 0);
  }

  private void skip(int skipped, int depth) {
    if (depth > MAX_DEPTH) {
      throw place.corrupt("structures nest more than " + MAX_DEPTH + " deep");
    }
    switch (skipped) {
      case TRUE, FALSE -> {}
      case BYTE -> next();
      case I16, I32, I64 -> varint();
      case DOUBLE -> advance(Long.BYTES);
      case BINARY -> advance(length(varint()));
      case LIST, SET -> skipList(depth);
      case MAP -> skipMap(depth);
      case STRUCT -> skipStruct(depth);
      case UUID -> advance(2 * Long.BYTES);
      default -> throw place.corrupt("no such wire type: " + skipped);
    }
  }

  private void skipList(int depth) {
    int header = next();
    int length = length(header >>> 4 == 15 ? varint() : header >>> 4);
    for (int i = 0; i < length; i++) {
      skipItem(header & 15, depth);
    }
  }

  private void skipMap(int depth) {
    int length = length(varint());
    int types = length == 0 ? 0 : next();
    for (int i = 0; i < length; i++) {
      skipItem(types >>> 4, depth);
      skipItem(types & 15, depth);
    }
  }

  private void skipStruct(int depth) {
    for (int header = next(); header != 0; header = next()) {
      if (header >>> 4 == 0) {
        varint();
      }
      skip(header & 15, depth + 1);
    }
  }

  /// Booleans take no byte as a field, but one as an item.
  private void skipItem(int itemType, int depth) {
    if (itemType == TRUE || itemType == FALSE) {
      next();
    } else {
      skip(itemType, depth + 1);
    }
  }

  /// Checks a length or count: whatever it counts takes at least a byte each.
  private int length(long length) {
    if (length < 0 || length > end - at) {
      throw place.corrupt("a length of %d with %d bytes left".formatted(length, end - at));
    }
    return (int) length;
  }

  private void advance(int length) {
    at += length(length);
  }

  private long zigzag() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = next();
      value |= (next & 127L) << shift;
      if (next < 128) {
        return value;
      }
    }
    throw place.corrupt("an integer of more than ten bytes");
  }

  private int next() {
    if (at >= end) {
      throw place.corrupt("a structure ends early");
    }
    return bytes[at++] & 255;
  }

  private RuntimeException wrong(String wanted) {
    return place.corrupt("wire type %d where %s belongs".formatted(type, wanted));
  }
}
