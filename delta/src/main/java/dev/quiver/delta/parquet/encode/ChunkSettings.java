package dev.quiver.delta.parquet.encode;

import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.FileLayout.BloomFilter;
import java.util.Optional;

/// How a column's chunks are written: compressed how, with bounds and counts or without, and with
/// which bloom filter.
public record ChunkSettings(
    Compression compression, boolean hasStatistics, Optional<BloomFilter> bloom) {
  /// What the layout asks for a leaf.
  public static ChunkSettings of(Compression compression, FileLayout layout, Leaf leaf) {
    return new ChunkSettings(
        compression,
        layout.statisticsColumns().map(leaf::isBelow).orElse(true),
        layout.bloomFilters().stream()
            .filter(bloom -> bloom.column().equals(String.join(".", leaf.path())))
            .findFirst());
  }
}
