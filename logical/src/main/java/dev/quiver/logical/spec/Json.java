package dev.quiver.logical.spec;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A JSON value. Members of objects are in the byte order of their names.
public sealed interface Json {
  /// The value `null`.
  record Null() implements Json {
    /// The one `null`.
    static final Json VALUE = new Null();
  }

  /// A boolean.
  record Bool(boolean value) implements Json {}

  /// A number without point or exponent.
  record Whole(BigInteger value) implements Json {
    /// The number of this value.
    static Whole of(long value) {
      return new Whole(BigInteger.valueOf(value));
    }
  }

  /// Any other number; equal when bits are equal.
  record Real(double value) implements Json {}

  /// A string.
  record Text(String value) implements Json {}

  /// An array.
  record Items(List<Json> items) implements Json {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// An object.
  record Members(SortedMap<String, Json> members) implements Json {
    public Members {
      SortedMap<String, Json> sorted = new TreeMap<>(Utf8Order.COMPARATOR);
      sorted.putAll(members);
      members = Collections.unmodifiableSortedMap(sorted);
    }

    /// This object without one of its members.
    Members without(String name) {
      SortedMap<String, Json> rest = new TreeMap<>(members);
      rest.remove(name);
      return new Members(rest);
    }
  }

  /// What people call a value of this kind.
  default String kind() {
    return switch (this) {
      case Null _ -> "null";
      case Bool _ -> "a boolean";
      case Whole _ -> "an integer";
      case Real _ -> "a number";
      case Text _ -> "a string";
      case Items _ -> "a list";
      case Members _ -> "an object";
    };
  }
}
