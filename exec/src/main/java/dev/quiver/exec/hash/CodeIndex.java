package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds groups whose keys are codes of small dictionaries: an array over all combinations of codes
/// holds their rows, so that no value is looked at again while the dictionaries stay.
///
/// Holds on to the dictionaries it knows. One thread uses it.
public final class CodeIndex implements AutoCloseable {
  private static final int MAX_COMBINATIONS = 1 << 10;

  private final List<FlatVector> dictionaries = new ArrayList<>();
  private final int[] counts = new int[MAX_COMBINATIONS];
  private final int[] positions = new int[MAX_COMBINATIONS];
  private final long[] rows = new long[MAX_COMBINATIONS];
  private int combinations;
  private int[] ids = new int[0];

  /// Shows a batch's keys; answers whether all are coded and have few combinations.
  public boolean open(List<ColumnVector> keys, Selection selection) {
    if (keys.isEmpty() || !keys.stream().allMatch(CodeIndex::isCoded)) {
      return false;
    }
    List<FlatVector> shown = keys.stream().map(CodeIndex::dictionary).toList();
    if (combinations(shown) > Math.min(MAX_COMBINATIONS, selection.rows())) {
      return false;
    }
    if (!shown.equals(dictionaries)) {
      forget();
      shown.forEach(dictionary -> dictionaries.add(dictionary.retain()));
      combinations = combinations(shown);
    }
    encode(keys, selection);
    return true;
  }

  /// The positions of one row of each combination that is in the batch and not known.
  public Selection unknown() {
    int[] first = new int[combinations];
    int count = 0;
    for (int id = 0; id < combinations; id++) {
      if (counts[id] > 0 && rows[id] == 0) {
        first[count++] = positions[id];
      }
    }
    Arrays.sort(first, 0, count);
    return Selection.taking(first, count);
  }

  /// Learns the rows of the groups of [#unknown].
  public void learn(Selection unknown, long[] found) {
    for (int id = 0; id < combinations; id++) {
      if (counts[id] > 0 && rows[id] == 0) {
        rows[id] =
            found[Arrays.binarySearch(unknown.positions(), 0, unknown.rows(), positions[id])];
      }
    }
  }

  /// The number of each row's combination.
  public int[] ids() {
    return ids;
  }

  /// How many combinations there are.
  public int combinations() {
    return combinations;
  }

  /// How many of the batch's rows have a combination.
  public int count(int id) {
    return counts[id];
  }

  /// The group's row of a combination, or 0.
  public long row(int id) {
    return rows[id];
  }

  /// Sets `out[i]` to the group's row of each row of the batch.
  public void rows(int count, long[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = rows[ids[i]];
    }
  }

  /// Forgets all dictionaries and rows.
  public void forget() {
    dictionaries.forEach(FlatVector::close);
    dictionaries.clear();
    Arrays.fill(rows, 0);
    combinations = 0;
  }

  @Override
  public void close() {
    forget();
  }

  private static boolean isCoded(ColumnVector vector) {
    return vector instanceof DictionaryVector || vector instanceof ConstantVector;
  }

  private static FlatVector dictionary(ColumnVector vector) {
    return switch (vector) {
      case DictionaryVector coded -> coded.dictionary();
      case ConstantVector(_, var value) -> value;
      case FlatVector _, StructVector _, ListVector _ ->
          throw new IllegalStateException("not coded: " + vector);
    };
  }

  /// Each key may be one of its entries, or NULL.
  private static int combinations(List<FlatVector> dictionaries) {
    long product = 1;
    for (FlatVector dictionary : dictionaries) {
      product *= dictionary.rows() + 1L;
      if (product > MAX_COMBINATIONS) {
        return Integer.MAX_VALUE;
      }
    }
    return (int) product;
  }

  private void encode(List<ColumnVector> keys, Selection selection) {
    int count = selection.rows();
    if (ids.length < count) {
      ids = new int[count];
    }
    Arrays.fill(ids, 0, count, 0);
    for (ColumnVector key : keys) {
      int radix = dictionary(key).rows() + 1;
      if (key instanceof DictionaryVector coded) {
        addCodes(coded, radix, selection);
      } else {
        int code = key.isNull(0) ? radix - 1 : 0;
        for (int i = 0; i < count; i++) {
          ids[i] = ids[i] * radix + code;
        }
      }
    }
    Arrays.fill(counts, 0, combinations, 0);
    for (int i = 0; i < count; i++) {
      counts[ids[i]]++;
      positions[ids[i]] = selection.position(i);
    }
  }

  private void addCodes(DictionaryVector coded, int radix, Selection selection) {
    int count = selection.rows();
    long codes = coded.codes();
    if (coded.validity() == 0 && selection.isAll()) {
      for (int i = 0; i < count; i++) {
        ids[i] = ids[i] * radix + Memory.getInt(codes + 4L * i);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      int position = selection.position(i);
      int code = coded.isNull(position) ? radix - 1 : Memory.getInt(codes + 4L * position);
      ids[i] = ids[i] * radix + code;
    }
  }
}
