package dev.quiver.exec.hash;

/// Says where the long text of a row is kept.
public interface Home {
  /// The rows among which a row of this hash is.
  RowStore of(long hash);
}
