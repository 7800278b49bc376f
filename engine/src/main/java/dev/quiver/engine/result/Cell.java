package dev.quiver.engine.result;

import dev.quiver.logical.expr.Value;
import java.math.BigDecimal;
import java.util.List;

/// One value of a result, for printing.
public sealed interface Cell {
  /// SQL NULL.
  record Null() implements Cell {}

  /// A boolean.
  record Bool(boolean value) implements Cell {}

  /// An integer of any width.
  record Int(long value) implements Cell {}

  /// A float, widened, or a double.
  record Real(double value) implements Cell {}

  /// A decimal at its type's scale.
  record Exact(BigDecimal value) implements Cell {}

  /// A string.
  record Text(String value) implements Cell {}

  /// A binary value in lower-case hex.
  record Bytes(String hex) implements Cell {
    Bytes(byte[] bytes) {
      this(Value.Bytes.of(bytes).hex());
    }
  }

  /// Days since 1970-01-01.
  record Date(int days) implements Cell {}

  /// Microseconds since 1970-01-01T00:00:00, in UTC where `zoned`.
  record Instant(long micros, boolean zoned) implements Cell {}

  /// A struct's members.
  record Members(List<String> names, List<Cell> values) implements Cell {
    public Members {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }
  }

  /// A variant as JSON without blanks.
  record Variant(String json) implements Cell {}

  /// A list's elements.
  record Elements(List<Cell> values) implements Cell {
    public Elements {
      values = List.copyOf(values);
    }
  }

  /// A map's entries.
  record Entries(List<Entry> entries) implements Cell {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /// One entry of a map.
  record Entry(Cell key, Cell value) {}

  /// The one NULL.
  Cell NULL = new Null();
}
