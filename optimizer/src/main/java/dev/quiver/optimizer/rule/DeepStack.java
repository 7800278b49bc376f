package dev.quiver.optimizer.rule;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Runs work that recurses over plans on a thread whose stack is deep enough for any plan.
///
/// Memory is reserved, not used: pages of a stack that nobody reaches cost nothing.
public final class DeepStack {
  private static final long BYTES = 1L << 29;

  private DeepStack() {}

  /// The work's answer, or what it threw.
  public static <T> T call(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable task =
        () -> {
          try {
            answer.complete(work.get());
          } catch (RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
          }
        };
    Thread.ofPlatform().name("quiver-planner").daemon().stackSize(BYTES).start(task);
    try {
      return answer.join();
    } catch (CompletionException carried) {
      throw carried.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException("planning ended in an error", carried.getCause());
    }
  }
}
