package dev.quiver.logical.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the files of an output have for their readers' sake.
///
/// Columns go by their names, members of structs by paths (`a.b`). Statistics are kept of
/// `statisticsColumns` only, where they are given; a file ends at about `targetBytes`.
public record FileLayout(
    List<BloomFilter> bloomFilters,
    Optional<List<String>> statisticsColumns,
    OptionalLong targetBytes) {
  /// What files have where nobody asks for anything.
  public static final FileLayout DEFAULT =
      new FileLayout(List.of(), Optional.empty(), OptionalLong.empty());

  public FileLayout {
    bloomFilters = List.copyOf(bloomFilters);
    statisticsColumns = statisticsColumns.map(List::copyOf);
  }

  /// A bloom filter of one column: wrong about a value that is not there with a probability of
  /// `fpp`, for `ndv` values in a row group, which are counted where they are not given.
  ///
  /// One that is `spared` is left out where a dictionary of all values is no larger.
  public record BloomFilter(String column, double fpp, OptionalLong ndv, boolean spared) {
    public BloomFilter {
      if (!(fpp > 0 && fpp < 1)) {
        throw new IllegalArgumentException("probability: " + fpp);
      }
    }
  }
}
