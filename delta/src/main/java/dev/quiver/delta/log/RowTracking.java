package dev.quiver.delta.log;

import java.util.OptionalLong;

/// What the ids of a file's rows start from, and the version in which they were last changed, as
/// long as the file itself does not say otherwise.
public record RowTracking(OptionalLong baseRowId, OptionalLong defaultRowCommitVersion) {
  /// Of a file whose rows are not tracked.
  public static final RowTracking NONE =
      new RowTracking(OptionalLong.empty(), OptionalLong.empty());
}
