package dev.quiver.exec.sort;

import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// Which keys the prefix of a row has, and where.
///
/// Ends behind the first key that is not whole in it: equal words then say nothing of later keys.
record PrefixLayout(List<Part> parts, int words) {
  private static final int MAX_WORDS = 3;
  private static final int TEXT_BYTES = 12;

  PrefixLayout {
    parts = List.copyOf(parts);
  }

  /// A column, and the byte where it begins.
  record Part(int column, int at, DataType type, boolean isDescending, boolean nullsFirst) {}

  static PrefixLayout of(List<SortShape.Key> keys) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    boolean isWhole = true;
    for (int i = 0; i < keys.size() && isWhole && at < MAX_WORDS * Long.BYTES; i++) {
      SortShape.Key key = keys.get(i);
      parts.add(new Part(key.ordinal(), at, key.type(), key.isDescending(), key.nullsFirst()));
      isWhole = !key.type().isNested() && !Width.isView(key.type());
      at += 1 + bytes(key.type());
    }
    int words = (at + Long.BYTES - 1) / Long.BYTES;
    return new PrefixLayout(parts, Math.clamp(words, 1, MAX_WORDS));
  }

  private static int bytes(DataType type) {
    if (type.isNested()) {
      return 0;
    }
    return Width.isView(type) ? TEXT_BYTES : Width.of(type);
  }
}
