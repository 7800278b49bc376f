package dev.quiver.delta.parquet.variant;

import java.util.Arrays;

/// Writes the objects and arrays of a variant. Their parts come first, and the header that counts
/// them is put before when their number and bytes are known; so containers may nest.
final class Containers {
  private static final int OBJECT = 2;
  private static final int ARRAY = 3;

  private final VariantBytes out;
  private int[] names = new int[16];
  private int[] starts = new int[16];
  private int count;

  Containers(VariantBytes out) {
    this.out = out;
  }

  void clear() {
    count = 0;
  }

  /// Begins a container; answers what ends it.
  int begin() {
    return count;
  }

  /// Adds a part that begins at a place: an element of an array, or a field by its name's number.
  void part(int name, int start) {
    if (count == names.length) {
      names = Arrays.copyOf(names, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
    }
    names[count] = name;
    starts[count++] = start;
  }

  void endArray(int begun, int start) {
    int elements = count - begun;
    int offset = width(out.size() - start);
    int wide = elements > 255 ? Integer.BYTES : 1;
    int data = out.size() - start;
    out.insert(start, 1 + wide + (elements + 1) * offset);
    int large = wide > 1 ? 1 << 2 : 0;
    out.set(start, (large | (offset - 1)) << 2 | ARRAY, 1);
    out.set(start + 1, elements, wide);
    offsets(begun, start, start + 1 + wide, offset, data);
  }

  /// Whether a container has a field of a name.
  boolean has(int begun, int name) {
    for (int i = begun; i < count; i++) {
      if (names[i] == name) {
        return true;
      }
    }
    return false;
  }

  void endObject(int begun, int start, VariantNames order) {
    sort(begun, order);
    int fields = count - begun;
    int offset = width(out.size() - start);
    int most = 0;
    for (int i = begun; i < count; i++) {
      most = Math.max(most, names[i]);
    }
    int id = width(most);
    int wide = fields > 255 ? Integer.BYTES : 1;
    int data = out.size() - start;
    out.insert(start, 1 + wide + fields * id + (fields + 1) * offset);
    int large = wide > 1 ? 1 << 4 : 0;
    out.set(start, (large | (id - 1) << 2 | (offset - 1)) << 2 | OBJECT, 1);
    out.set(start + 1, fields, wide);
    for (int i = 0; i < fields; i++) {
      out.set(start + 1 + wide + i * id, names[begun + i], id);
    }
    offsets(begun, start, start + 1 + wide + fields * id, offset, data);
  }

  /// Fields are in the order of their names, wherever their values are; mostly they came so.
  private void sort(int begun, VariantNames order) {
    for (int i = begun + 1; i < count; i++) {
      int name = names[i];
      int start = starts[i];
      int to = i;
      for (; to > begun && order.compare(names[to - 1], name) > 0; to--) {
        names[to] = names[to - 1];
        starts[to] = starts[to - 1];
      }
      names[to] = name;
      starts[to] = start;
    }
  }

  private void offsets(int begun, int start, int to, int width, int data) {
    int parts = count - begun;
    for (int i = 0; i < parts; i++) {
      out.set(to + i * width, starts[begun + i] - start, width);
    }
    out.set(to + parts * width, data, width);
    count = begun;
  }

  private static int width(int most) {
    return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(most) + 7) / Byte.SIZE);
  }
}
