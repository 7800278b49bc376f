package dev.quiver.delta.log.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quiver.delta.log.ValueText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The values of one partition column: a code for each file, and what the codes mean.
///
/// Code 0 is NULL, which the log also writes as empty text.
public final class PartitionColumn {
  private final byte[] name;
  private final Field field;
  private final Longs codes = new Longs();
  private final List<byte[]> texts = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private int[] slots = new int[16];
  private int last;

  /// A column by its name in the log, and what it is in the schema.
  PartitionColumn(String name, Field field) {
    this.name = name.getBytes(UTF_8);
    this.field = field;
    texts.add(new byte[0]);
    values.add(Value.NULL);
  }

  /// The number of distinct values, NULL among them whether it occurs or not.
  public int codes() {
    return values.size();
  }

  /// The value of a code.
  public Value value(int code) {
    return values.get(code);
  }

  int code(int row) {
    return (int) codes.get(row);
  }

  String text(int code) {
    return new String(texts.get(code), UTF_8);
  }

  boolean isNamed(Slice other) {
    return other.is(name);
  }

  Field field() {
    return field;
  }

  void add(int code) {
    codes.add(code);
  }

  /// Adds the value that another column of this name has for a row.
  void add(PartitionColumn other, int row) {
    Slice text = new Slice();
    byte[] bytes = other.texts.get(other.code(row));
    text.set(bytes, 0, bytes.length);
    add(code(text));
  }

  /// The code of a text, a new one if need be; an `IllegalArgumentException`, `ArithmeticException`
  /// or `DateTimeException` where it is no value.
  int code(Slice text) {
    if (text.length() <= 0) {
      return 0;
    }
    if (text.is(texts.get(last))) {
      return last;
    }
    int slot = hash(text.bytes(), text.from(), text.length()) & slots.length - 1;
    while (slots[slot] != 0 && !text.is(texts.get(slots[slot]))) {
      slot = slot + 1 & slots.length - 1;
    }
    last = slots[slot] == 0 ? create(text, slot) : slots[slot];
    return last;
  }

  long heapBytes() {
    return codes.heapBytes() + 4L * slots.length + 120L * texts.size();
  }

  private int create(Slice text, int slot) {
    values.add(ValueText.partition(text.text(), field.type()));
    texts.add(Arrays.copyOfRange(text.bytes(), text.from(), text.from() + text.length()));
    int code = texts.size() - 1;
    slots[slot] = code;
    if (2 * texts.size() > slots.length) {
      rehash();
    }
    return code;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    for (int code = 1; code < texts.size(); code++) {
      byte[] text = texts.get(code);
      int slot = hash(text, 0, text.length) & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = code;
    }
  }

  private static int hash(byte[] bytes, int from, int length) {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return ((hash ^ (hash >>> 15)) * 0x9E37_79B1) >>> 3;
  }
}
