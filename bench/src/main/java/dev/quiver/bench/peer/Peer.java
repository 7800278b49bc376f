package dev.quiver.bench.peer;

import dev.quiver.bench.race.Clock;

/// An engine that answers SQL over a set of tables.
public interface Peer extends AutoCloseable {
  /// What it is called in tables and files.
  String name();

  /// All rows of a query.
  Answer answer(String sql);

  /// Runs a query from its text to its last row, and drops the rows.
  Run run(String sql, Clock clock);

  @Override
  void close();

  /// How long one run took, and how many rows came.
  record Run(long nanos, long rows) {}
}
