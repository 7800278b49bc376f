package dev.quiver.engine.oracle;

import java.util.List;

/// An input or a view of a random spec. A name of a column tells its kind, so that two columns of
/// one name are of one kind.
record Relation(String name, boolean isView, List<Col> columns) {
  Relation {
    columns = List.copyOf(columns);
  }

  /// A column; `plain` ones are tables' own or keep their values, others (sums and averages) only
  /// pass through.
  record Col(String name, Kind kind, boolean plain) {}

  List<Col> plain() {
    return columns.stream().filter(Col::plain).toList();
  }

  List<String> names() {
    return columns.stream().map(Col::name).toList();
  }
}
