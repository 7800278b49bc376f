package dev.quiver.bench.profile;

import dev.quiver.bench.peer.QuiverPeer;
import dev.quiver.bench.race.Clock;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/// Runs one query again and again, and first until what it runs on is compiled.
final class WarmQuery {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  /// A run that leaves less than one part in so many of its time to the JIT is warm.
  private static final int QUIET = 20;

  /// Compilers that never come to rest are waited for so many times as long as was asked.
  private static final int PATIENCE = 12;

  private final QuiverPeer quiver;
  private final String sql;

  WarmQuery(QuiverPeer quiver, String sql) {
    this.quiver = quiver;
    this.sql = sql;
  }

  /// What the JVM did for the program beside running it: milliseconds of compiling, classes loaded.
  record Making(long compiling, long classes) {
    static Making soFar() {
      CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
      boolean isTimed = compiler != null && compiler.isCompilationTimeMonitoringSupported();
      return new Making(
          isTimed ? compiler.getTotalCompilationTime() : 0,
          ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
    }

    Making since(Making before) {
      return new Making(compiling - before.compiling, classes - before.classes);
    }
  }

  /// Runs for so many seconds, and on until a run finds next to nothing left to compile.
  int warmUp(double seconds) {
    long start = System.nanoTime();
    long least = nanos(seconds);
    int runs = 0;
    for (boolean isWarm = least <= 0; !isWarm; runs++) {
      long begin = System.nanoTime();
      Making before = Making.soFar();
      quiver.run(sql, Clock.WALL);
      long end = System.nanoTime();
      long compiling = Making.soFar().since(before).compiling() * NANOS_PER_MILLI;
      boolean isQuiet = compiling * QUIET <= end - begin && !isWarmingKernels();
      isWarm = end - start >= (isQuiet ? least : PATIENCE * least);
    }
    return runs;
  }

  /// Kernels are warmed by a thread of their own, which begins and ends once in a process.
  private static boolean isWarmingKernels() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("quiver-kernel-warm-up"));
  }

  /// Runs for so many seconds, at least once; answers how often.
  int run(double seconds) {
    long end = System.nanoTime() + nanos(seconds);
    int runs = 0;
    do {
      quiver.run(sql, Clock.WALL);
      runs++;
    } while (System.nanoTime() < end);
    return runs;
  }

  private static long nanos(double seconds) {
    return (long) (seconds * NANOS_PER_SECOND);
  }
}
