package dev.quiver.logical.spec;

import java.util.List;
import java.util.Optional;

/// Which columns of an output's files get a bloom filter.
public sealed interface BloomFilters {
  /// None.
  BloomFilters NONE = new Listed(List.of());

  /// The columns whose names end in `_id`.
  record Auto() implements BloomFilters {}

  /// These.
  record Listed(List<BloomColumn> columns) implements BloomFilters {
    public Listed {
      columns = List.copyOf(columns);
    }
  }

  /// A column, how often its filter may be wrong, and how many values to expect in a file; counted
  /// where the document does not say.
  record BloomColumn(String column, double fpp, Optional<Long> ndv) {
    /// How often a filter may be wrong where the document does not say.
    static final double DEFAULT_FPP = 0.01;
  }
}
