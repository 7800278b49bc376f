package dev.quiver.exec;

import java.util.Collection;

/// Closes many things, all of them even if some fail.
final class Closing {
  private Closing() {}

  /// Closes everything in order; throws the first failure, with the others suppressed.
  static void all(Collection<? extends AutoCloseable> resources) {
    Throwable first = null;
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (Throwable e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw unchecked(first);
    }
  }

  /// The same throwable, for those that no signature declares.
  static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(failure);
  }
}
