package dev.quiver.exec.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedPrefixesTest {
  private static final long SEED = 20_261_123;

  @Test
  void keepTheOrderAndCanBeHadBack() {
    Random random = new Random(SEED);
    int whole = 0;
    for (int round = 0; round < 300; round++) {
      long[][] prefixes = prefixes(random, 1 + random.nextInt(3), 1 + random.nextInt(40));
      long[][] given = clone(prefixes);
      PackedPrefixes packing = PackedPrefixes.of(prefixes);
      long[] keys = packing.pack(prefixes);
      for (int one = 0; one < keys.length; one++) {
        for (int two = 0; two < keys.length; two++) {
          checkOrder(given, keys, one, two, packing.isWhole());
        }
      }
      whole += packing.isWhole() ? 1 : 0;
      for (int word = 0; word < given.length && packing.isWhole(); word++) {
        int from = random.nextInt(keys.length);
        long[] back = new long[keys.length];
        packing.unpack(keys, from, keys.length, word, back, from);
        for (int i = from; i < keys.length; i++) {
          assertThat(back[i]).as("seed %d round %d", SEED, round).isEqualTo(given[word][i]);
        }
      }
    }
    assertThat(whole).isBetween(50, 250);
  }

  private static void checkOrder(
      long[][] prefixes, long[] keys, int one, int two, boolean isWhole) {
    int order = 0;
    for (int word = 0; word < prefixes.length && order == 0; word++) {
      order = Long.compareUnsigned(prefixes[word][one], prefixes[word][two]);
    }
    int packed = Long.compareUnsigned(keys[one], keys[two]);
    if (isWhole || packed != 0) {
      assertThat(Integer.signum(packed)).as("seed %d", SEED).isEqualTo(Integer.signum(order));
    }
  }

  /// Words that differ in a few bits, in all, or in none.
  private static long[][] prefixes(Random random, int words, int rows) {
    long[][] prefixes = new long[words][rows];
    for (long[] word : prefixes) {
      long common = random.nextLong();
      long some = random.nextLong();
      long different =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> -1;
            default -> some & random.nextLong();
          };
      for (int row = 0; row < rows; row++) {
        word[row] = (common & ~different) | (random.nextLong() & different);
      }
    }
    return prefixes;
  }

  private static long[][] clone(long[][] words) {
    long[][] copy = new long[words.length][];
    for (int i = 0; i < words.length; i++) {
      copy[i] = words[i].clone();
    }
    return copy;
  }
}
