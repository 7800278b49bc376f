package dev.quiver.exec.filter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a runtime filter is put and found; safe from any thread, without a lock.
///
/// It is put once, and waited for; or, where it is only promised, put anew as it gets better, and
/// nobody waits.
public final class FilterSlot {
  private volatile boolean isPromised;
  private volatile @Nullable RuntimeFilter filter;

  /// Shows the filter to everyone.
  public void publish(RuntimeFilter made) {
    filter = made;
  }

  /// Says that filters will come while others ask.
  public void promise() {
    isPromised = true;
  }

  /// Whether filters may come that are better than the one there is.
  public boolean isPromised() {
    return isPromised;
  }

  /// Whether there is nothing to wait for.
  public boolean isPublished() {
    return isPromised || filter != null;
  }

  /// The filter, if there is one already.
  public Optional<RuntimeFilter> filter() {
    return Optional.ofNullable(filter);
  }
}
