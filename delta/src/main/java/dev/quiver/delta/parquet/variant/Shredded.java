package dev.quiver.delta.parquet.variant;

import java.util.List;

/// A part of a variant as a file keeps it: in a column of bytes, in one of its own type, or in
/// either. `value` and `typed` are the ordinals of these among the members of its struct, or -1.
record Shredded(int value, int typed, Typed form) {
  /// Where a part is always kept as bytes.
  static final Typed NONE = new Items(List.of());

  /// What a part is that was taken apart.
  sealed interface Typed {}

  /// A value without parts.
  record Scalar(ScalarForm form) implements Typed {}

  /// An array; of its one element, the form of all.
  record Items(List<Shredded> element) implements Typed {
    Items {
      element = List.copyOf(element);
    }
  }

  /// An object of which some fields have columns, in the order of their names' bytes.
  record Fields(List<Entry> fields) implements Typed {
    Fields {
      fields = List.copyOf(fields);
    }
  }

  /// A field, the `member`th of the struct, `name` the number of its name among all.
  record Entry(int member, int name, Shredded part) {}
}
