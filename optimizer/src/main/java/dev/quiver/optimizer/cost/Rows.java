package dev.quiver.optimizer.cost;

/// So many rows of so many bytes each.
public record Rows(double count, double width) {
  /// All their bytes.
  double bytes() {
    return count * width;
  }
}
