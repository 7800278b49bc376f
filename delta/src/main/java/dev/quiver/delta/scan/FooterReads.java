package dev.quiver.delta.scan;

import dev.quiver.delta.parquet.format.ParquetFooter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Reads the footers of many files on several threads: one after the other, each waits for its
/// file.
///
/// Files are taken in order, and of several failures that of the first file counts, so that threads
/// do not change what is wrong.
final class FooterReads {
  private final IntFunction<ParquetFooter> reader;
  private final @Nullable ParquetFooter[] footers;
  private final @Nullable Throwable[] failures;
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean isStopped;

  private FooterReads(int files, IntFunction<ParquetFooter> reader) {
    this.reader = reader;
    this.footers = new ParquetFooter[files];
    this.failures = new Throwable[files];
  }

  /// The footers of files 0, 1, …; the caller's thread is one of `threads`.
  static List<ParquetFooter> all(int files, int threads, IntFunction<ParquetFooter> reader) {
    FooterReads reads = new FooterReads(files, reader);
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, files); i++) {
      others.add(Thread.ofPlatform().daemon().name("quiver-footers-" + i).start(reads::run));
    }
    reads.run();
    others.forEach(FooterReads::join);
    return reads.result();
  }

  private void run() {
    // Whatever was taken is read, so that all before a failure is known.
    while (!isStopped) {
      int file = next.getAndIncrement();
      if (file >= footers.length) {
        return;
      }
      try {
        footers[file] = reader.apply(file);
      } catch (Throwable e) {
        failures[file] = e;
        isStopped = true;
      }
    }
  }

  private static void join(Thread thread) {
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<ParquetFooter> result() {
    List<ParquetFooter> all = new ArrayList<>(footers.length);
    for (int file = 0; file < footers.length; file++) {
      switch (failures[file]) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case null -> {}
        case Throwable e -> throw new IllegalStateException(e);
      }
      ParquetFooter footer = footers[file];
      if (footer != null) {
        all.add(footer);
      }
    }
    return all;
  }
}
