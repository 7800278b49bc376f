package dev.quiver.exec.hash;

import java.util.Arrays;

/// The rows of a batch that fall into few groups, each by the number of its group: what they bring
/// is added up by number, and then once to each group.
///
/// Rows next to each other are added up in lanes of their own where there are very few groups, as
/// no addition can begin before the last one to the same place has ended. One thread uses it.
public final class FewGroups {
  private static final int LANES = 4;
  private static final int FEW_FOR_LANES = 64;

  private int[] ids = new int[0];
  private int count;
  private long[] rows = new long[0];
  private int numbers;
  private long[] sums = new long[0];
  private long[] counts = new long[0];

  /// Shows a batch.
  void open(int[] idsOfRows, int rowCount, long[] rowsOfIds, int combinations) {
    ids = idsOfRows;
    count = rowCount;
    rows = rowsOfIds;
    numbers = combinations;
    counts = zeros(counts);
    int stride = stride();
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      counts[ids[i]]++;
      counts[ids[i + 1] + stride]++;
      counts[ids[i + 2] + 2 * stride]++;
      counts[ids[i + 3] + 3 * stride]++;
    }
    for (; i < count; i++) {
      counts[ids[i]]++;
    }
    fold(counts);
  }

  /// Whether there is a row for each number that the batch has.
  public boolean areKnown() {
    for (int number = 0; number < numbers; number++) {
      if (counts[number] > 0 && rows[number] == 0) {
        return false;
      }
    }
    return true;
  }

  /// The number of each row's group.
  public int[] ids() {
    return ids;
  }

  /// Numbers are below this.
  public int numbers() {
    return numbers;
  }

  /// How many of the batch's rows have a number.
  public long count(int number) {
    return counts[number];
  }

  /// The group's row, where there is one.
  public long row(int number) {
    return rows[number];
  }

  /// A sum for each number in each of four lanes, all 0; lane `l` of number `n` is at `n` + `l` ×
  /// [#stride]. To be folded.
  public long[] sums() {
    sums = zeros(sums);
    return sums;
  }

  /// How far lanes are apart: 0 where all are one.
  public int stride() {
    return numbers <= FEW_FOR_LANES ? numbers : 0;
  }

  /// Adds all lanes to the first.
  public void fold(long[] lanes) {
    for (int lane = stride(); lane > 0 && lane < LANES * numbers; lane += numbers) {
      for (int number = 0; number < numbers; number++) {
        lanes[number] += lanes[lane + number];
      }
    }
  }

  private long[] zeros(long[] lanes) {
    int length = stride() == 0 ? numbers : LANES * numbers;
    if (lanes.length < length) {
      return new long[length];
    }
    Arrays.fill(lanes, 0, length, 0);
    return lanes;
  }
}
