package dev.quiver.logical.catalog;

/// What metadata may tell of some rows of a table; columns are ordinals in the table's schema.
public sealed interface TableFact {
  /// How many rows there are, an int64.
  record Rows() implements TableFact {}

  /// How many of them have a value in a column, an int64.
  record Present(int column) implements TableFact {}

  /// The least value of a column; NULL if none has a value.
  record Least(int column) implements TableFact {}

  /// The greatest value of a column; NULL if none has a value.
  record Greatest(int column) implements TableFact {}
}
