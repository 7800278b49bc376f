package dev.quiver.exec.context;

import java.util.concurrent.atomic.AtomicLong;

/// Counts the bytes one execution holds, on and off heap, and refuses more than its limit.
public final class Budget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();

  /// Opens a budget of `limit` bytes.
  public Budget(long limit) {
    this.limit = limit;
  }

  /// Charges bytes, or fails with a [ResourceException] that names `who` asked.
  public void charge(long bytes, String who) {
    if (!tryCharge(bytes)) {
      throw ResourceException.memory(who, bytes, used.get(), limit);
    }
  }

  /// Charges bytes if there is room for them.
  public boolean tryCharge(long bytes) {
    long now = used.addAndGet(bytes);
    if (now > limit) {
      used.addAndGet(-bytes);
      return false;
    }
    peak.accumulateAndGet(now, Math::max);
    return true;
  }

  /// Gives bytes back.
  public void release(long bytes) {
    if (used.addAndGet(-bytes) < 0) {
      throw new IllegalStateException("released more than was charged");
    }
  }

  /// Bytes held now.
  public long used() {
    return used.get();
  }

  /// The most bytes held at a time.
  public long peak() {
    return peak.get();
  }

  /// The most bytes that may be held.
  public long limit() {
    return limit;
  }
}
