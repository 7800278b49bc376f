package dev.quiver.exec.sort;

/// The first 64 bits in which any of some rows' prefixes differ, one word a row; and all of the
/// prefixes, where there are no more such bits.
final class PackedPrefixes {
  private final long[] masks;
  private final long[] common;
  private final boolean isWhole;

  private PackedPrefixes(long[] masks, long[] common, boolean isWhole) {
    this.masks = masks;
    this.common = common;
    this.isWhole = isWhole;
  }

  /// How prefixes are packed that are given word by word; there is at least one.
  static PackedPrefixes of(long[][] prefixes) {
    long[] masks = new long[prefixes.length];
    long[] common = new long[prefixes.length];
    boolean isWhole = true;
    int room = Long.SIZE;
    for (int word = 0; word < masks.length; word++) {
      long bits = different(prefixes[word]);
      common[word] = prefixes[word][0] & ~bits;
      while (Long.bitCount(bits) > room) {
        bits &= bits - 1;
        isWhole = false;
      }
      masks[word] = bits;
      room -= Long.bitCount(bits);
    }
    return new PackedPrefixes(masks, common, isWhole);
  }

  /// The bits in which any two words differ.
  private static long different(long[] words) {
    long first = words[0];
    long different = 0;
    for (long one : words) {
      different |= one ^ first;
    }
    return different;
  }

  /// Packs prefixes, in the place of their first words.
  long[] pack(long[][] prefixes) {
    long[] keys = prefixes[0];
    long bits = masks[0];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Long.compress(keys[i], bits);
    }
    for (int word = 1; word < masks.length; word++) {
      if (masks[word] != 0) {
        append(keys, prefixes[word], masks[word]);
      }
    }
    return keys;
  }

  private static void append(long[] keys, long[] words, long bits) {
    int shift = Long.bitCount(bits);
    for (int i = 0; i < keys.length; i++) {
      // A word of which all bits count leaves no room for others, so none came before it.
      keys[i] = (shift == Long.SIZE ? 0 : keys[i] << shift) | Long.compress(words[i], bits);
    }
  }

  /// Whether prefixes can be had back.
  boolean isWhole() {
    return isWhole;
  }

  /// Writes one word of the prefixes of some packed ones to `words`, from `at` on.
  void unpack(long[] keys, int from, int to, int word, long[] words, int at) {
    int shift = 0;
    for (int later = word + 1; later < masks.length; later++) {
      shift += Long.bitCount(masks[later]);
    }
    long bits = masks[word];
    long rest = common[word];
    for (int i = from; i < to; i++) {
      words[at + i - from] = Long.expand(keys[i] >>> shift, bits) | rest;
    }
  }
}
