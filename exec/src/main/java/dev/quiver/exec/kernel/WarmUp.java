package dev.quiver.exec.kernel;

import java.lang.foreign.Arena;

/// Calls kernels on made-up columns in the background until they are compiled.
///
/// Vector code that is not compiled is 50 times slower than scalar code, so nobody should wait for
/// it. The loop is bounded by calls, enough for the JIT's thresholds several times over.
final class WarmUp implements Runnable {
  private static final int ROWS = 2_048;
  private static final int ROUNDS = 150;

  /// A process that ends sooner, as most do that answer one query, never pays for the warming.
  private static final long DELAY_MILLIS = 1_000;

  /// Between rounds the JIT may catch up, rather than vector code run uncompiled all the while.
  private static final long PAUSE_MILLIS = 4;

  private final Kernels kernels;
  private volatile boolean done;

  private WarmUp(Kernels kernels) {
    this.kernels = kernels;
  }

  static WarmUp start(Kernels kernels) {
    WarmUp warmUp = new WarmUp(kernels);
    Thread thread = new Thread(warmUp, "quiver-kernel-warm-up");
    thread.setDaemon(true);
    thread.start();
    return warmUp;
  }

  boolean isDone() {
    return done;
  }

  @Override
  public void run() {
    try (Arena arena = Arena.ofConfined()) {
      Thread.sleep(DELAY_MILLIS);
      long source = arena.allocate(16L * ROWS, 64).fill((byte) 0x55).address();
      long codes = arena.allocate(4L * ROWS, 64).address();
      long out = arena.allocate(16L * ROWS, 64).address();
      int[] selected = new int[ROWS + 1];
      long[] hashes = new long[ROWS];
      for (int round = 0; round < ROUNDS; round++) {
        compare(source, out, selected);
        move(round, source, codes, out);
        kernels.hash().addLongs(hashes, source, ROWS);
        Thread.sleep(PAUSE_MILLIS);
      }
      done = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void compare(long source, long out, int[] selected) {
    CompareKernels compare = kernels.compare();
    compare.selectLongRange(source, 0, 1L << 40, ROWS, selected);
    compare.selectIntRange(source, 0, 1 << 20, ROWS, selected);
    for (Relation relation : Relation.values()) {
      compare.selectLongs(relation, source, 8, out, 0, ROWS, selected);
      compare.selectInts(relation, source, 4, out, 0, ROWS, selected);
      compare.selectDoubles(relation, source, 8, out, 0, ROWS, selected);
      compare.selectLongs(relation, source, 8, out, 8, ROWS, selected);
      compare.selectDoubles(relation, source, 8, out, 8, ROWS, selected);
    }
  }

  private void move(int round, long source, long codes, long out) {
    kernels.unpack().unpack(source, 1 + round % 25, out, ROWS);
    kernels.sum().addLongs(out, source, ROWS);
    kernels.gather().gather4(source, 1 + round % 20, codes, out, ROWS);
    kernels.gather().gather8(source, 1 + round % 16, codes, out, ROWS);
    kernels.gather().gather16(source, 8, codes, out, ROWS);
    kernels.spread().spread4(source, ROWS / 2, source, out, ROWS);
    kernels.spread().spread8(source, ROWS / 2, source, out, ROWS);
    kernels.spread().spread16(source, ROWS / 2, source, out, ROWS);
    kernels.delta().sumInts(source, 0, 1 + round % 25, 1, 0, out, ROWS);
    kernels.delta().sumLongs(source, 0, 1 + round % 57, 1, 0, out, ROWS);
    kernels.interleave().interleave(source, ROWS, 4, out, ROWS);
    kernels.interleave().interleave(source, ROWS, 8, out, ROWS);
    kernels.product().multiply(source, 8, source, 8, out, ROWS);
    kernels.product().multiply(source, 8, codes, 0, out, ROWS);
    ReproducibleSum.clear(out);
    kernels.sum().addDoubles(out, source, ROWS);
  }
}
