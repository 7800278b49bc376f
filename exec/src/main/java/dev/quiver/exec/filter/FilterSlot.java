package dev.quiver.exec.filter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a runtime filter is put, once, and found; safe from any thread, without a lock.
public final class FilterSlot {
  private volatile @Nullable RuntimeFilter filter;

  /// Shows the filter to everyone.
  public void publish(RuntimeFilter made) {
    filter = made;
  }

  /// Whether there is one.
  public boolean isPublished() {
    return filter != null;
  }

  /// The filter, if there is one already.
  public Optional<RuntimeFilter> filter() {
    return Optional.ofNullable(filter);
  }
}
