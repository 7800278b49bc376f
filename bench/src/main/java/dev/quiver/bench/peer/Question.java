package dev.quiver.bench.peer;

/// What peers are asked, and what their answers are compared by: the same, or a part of it where
/// the whole answer is too long to hold.
public record Question(String name, String sql, String check) {
  /// A question whose whole answers are compared.
  public Question(String name, String sql) {
    this(name, sql, sql);
  }
}
