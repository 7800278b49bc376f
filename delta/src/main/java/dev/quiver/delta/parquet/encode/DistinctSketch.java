package dev.quiver.delta.parquet.encode;

/// Estimates how many hashes are different, within about two percent; the same hashes in any order
/// give the same estimate.
final class DistinctSketch {
  private static final int BITS = 12;
  private static final int REGISTERS = 1 << BITS;
  private static final double BIAS = 0.7213 / (1 + 1.079 / REGISTERS);

  private final byte[] registers = new byte[REGISTERS];

  void add(long hash) {
    int register = (int) (hash >>> (Long.SIZE - BITS));
    // The bit behind the rest bounds the rank.
    int rank = Long.numberOfLeadingZeros(hash << BITS | 1L << (BITS - 1)) + 1;
    if (rank > registers[register]) {
      registers[register] = (byte) rank;
    }
  }

  long estimate() {
    double sum = 0;
    int empty = 0;
    for (byte rank : registers) {
      sum += 1.0 / (1L << rank);
      empty += rank == 0 ? 1 : 0;
    }
    double estimate = BIAS * REGISTERS * REGISTERS / sum;
    boolean few = estimate <= 2.5 * REGISTERS && empty > 0;
    return Math.round(few ? REGISTERS * StrictMath.log((double) REGISTERS / empty) : estimate);
  }
}
