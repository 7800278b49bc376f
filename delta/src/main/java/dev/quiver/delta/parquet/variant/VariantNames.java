package dev.quiver.delta.parquet.variant;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import java.util.Arrays;

/// The names in a variant's metadata. What was looked up is kept as long as the metadata stays the
/// same, as it mostly does from row to row.
final class VariantNames {
  private static final int UNKNOWN = -1;

  private final byte[][] wanted;
  private final int[] found;
  private final Place place;
  private final VariantBlob blob;
  private byte[] last = new byte[0];
  private int lastLength = -1;
  private int count;
  private int width;

  /// `wanted` are the names that will be asked for.
  VariantNames(byte[][] wanted, Place place) {
    this.wanted = wanted;
    this.found = new int[wanted.length];
    this.place = place;
    this.blob = new VariantBlob(place);
  }

  /// Takes up the metadata of a row.
  void open(long metadata, int length) {
    blob.open(metadata, length);
    if (length == lastLength && isLast(metadata, length)) {
      return;
    }
    if (last.length < length) {
      last = new byte[Math.max(length, 2 * last.length)];
    }
    Memory.copy(metadata, last, 0, length);
    lastLength = length;
    int header = blob.number(0, 1);
    width = (header >> 6) + 1;
    count = blob.number(1, width);
    blob.bytes(1 + width, (int) Math.min(Integer.MAX_VALUE, (count + 1L) * width));
    Arrays.fill(found, UNKNOWN);
  }

  private boolean isLast(long metadata, int length) {
    for (int i = 0; i < length; i++) {
      if (last[i] != Memory.getByte(metadata + i)) {
        return false;
      }
    }
    return true;
  }

  /// The number in the metadata of a wanted name.
  int id(int name) {
    if (found[name] == UNKNOWN) {
      found[name] = search(wanted[name]);
    }
    return found[name];
  }

  private int search(byte[] name) {
    for (int id = 0; id < count; id++) {
      if (is(id, name)) {
        return id;
      }
    }
    throw place.corrupt("a variant whose metadata lacks the name of a column");
  }

  /// Compares two names of the metadata, as unsigned bytes.
  int compare(int one, int other) {
    int length = length(one);
    int otherLength = length(other);
    return Memory.compare(
        blob.bytes(text(one), length), length, blob.bytes(text(other), otherLength), otherLength);
  }

  private boolean is(int id, byte[] name) {
    if (length(id) != name.length) {
      return false;
    }
    long text = blob.bytes(text(id), name.length);
    for (int i = 0; i < name.length; i++) {
      if (Memory.getByte(text + i) != name[i]) {
        return false;
      }
    }
    return true;
  }

  private int length(int id) {
    return offset(id + 1) - offset(id);
  }

  private long text(int id) {
    return 1 + width + (count + 1L) * width + offset(id);
  }

  private int offset(int id) {
    if (id > count) {
      throw blob.corrupt();
    }
    return blob.number(1 + width + (long) id * width, width);
  }
}
