package dev.quiver.logical.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the rows of a sink go.
public sealed interface Target {
  /// To whoever asked, in plan order.
  record Rows() implements Target {}

  /// To a Delta table, as one commit.
  ///
  /// `location` is absolute; `metadata` goes into the commit as it is; `maxRetries` bounds how
  /// often a commit that lost a race is tried again; `files` says what files are like.
  record Write(
      String location,
      WriteMode mode,
      List<String> partitionBy,
      SortedMap<String, String> metadata,
      int maxRetries,
      FileLayout files)
      implements Target {
    public Write {
      partitionBy = List.copyOf(partitionBy);
      metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }
  }

  /// What happens to the rows that are there already.
  enum WriteMode {
    APPEND,
    OVERWRITE
  }
}
