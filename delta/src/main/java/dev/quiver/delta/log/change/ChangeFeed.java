package dev.quiver.delta.log.change;

import dev.quiver.delta.log.Snapshot;
import java.util.List;

/// The changes of the versions `from` to that of `end`, as tables one after the other: the files of
/// each say in one way what happened to their rows, as a partition value or in a column of theirs.
public record ChangeFeed(long from, Snapshot end, List<Snapshot> segments) {
  public ChangeFeed {
    segments = List.copyOf(segments);
  }
}
