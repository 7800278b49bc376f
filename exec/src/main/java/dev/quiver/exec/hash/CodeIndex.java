package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.context.Account;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds groups whose keys are codes of dictionaries: an array over all combinations of codes holds
/// their rows, so that no value is looked at again while the dictionaries stay.
///
/// Holds on to the dictionaries it knows. One thread uses it.
public final class CodeIndex implements AutoCloseable {
  private static final int MAX_COMBINATIONS = 1 << 17;

  /// So few that it pays to add up a batch by combination, and then each to its group.
  private static final int FEW = 1 << 10;

  /// The most combinations for a row of a batch that brings new dictionaries.
  private static final int COMBINATIONS_PER_ROW = 64;

  /// Marks a combination whose row is being found.
  private static final long ASKED = -1;

  private final Account account;
  private final List<FlatVector> dictionaries = new ArrayList<>();
  private final FewGroups few = new FewGroups();
  private long[] rows = new long[0];
  private int combinations;
  private int[] ids = new int[0];
  private int count;

  /// An index that knows nothing; memory is charged to the account.
  public CodeIndex(Account account) {
    this.account = account;
  }

  /// Shows a batch's keys; answers whether all are coded and have few combinations.
  public boolean open(List<ColumnVector> keys, Selection selection) {
    if (keys.isEmpty() || !keys.stream().allMatch(CodeIndex::isCoded)) {
      return false;
    }
    List<FlatVector> shown = keys.stream().map(CodeIndex::dictionary).toList();
    if (!shown.equals(dictionaries) && !know(shown, selection.rows())) {
      return false;
    }
    count = selection.rows();
    encode(keys, selection);
    if (isFew()) {
      few.open(ids, count, rows, combinations);
    }
    return true;
  }

  /// Sets `out[i]` to the group's row of each row of the batch that is known, and answers the
  /// positions of one row of each combination that is not.
  public Selection find(Selection selection, long[] out) {
    int[] unknown = new int[Math.min(count, combinations)];
    int asked = 0;
    for (int i = 0; i < count; i++) {
      long row = rows[ids[i]];
      if (row == 0) {
        rows[ids[i]] = ASKED;
        unknown[asked++] = selection.position(i);
      }
      out[i] = row;
    }
    return Selection.taking(unknown, asked);
  }

  /// Learns the rows of the groups that [#find] asked for, in its order, and completes what it
  /// gave.
  public void learn(long[] found, long[] out) {
    int next = 0;
    for (int i = 0; i < count; i++) {
      int id = ids[i];
      if (rows[id] == ASKED) {
        rows[id] = found[next++];
      }
      out[i] = rows[id];
    }
  }

  /// Whether there are fewer combinations than rows.
  public boolean isFew() {
    return combinations <= Math.min(FEW, count);
  }

  /// The batch's rows by combination, if [#isFew].
  public FewGroups few() {
    return few;
  }

  /// Forgets all dictionaries and rows.
  public void forget() {
    dictionaries.forEach(FlatVector::close);
    dictionaries.clear();
    Arrays.fill(rows, 0, combinations, 0);
    combinations = 0;
  }

  @Override
  public void close() {
    forget();
    account.release(8L * rows.length);
    rows = new long[0];
  }

  private boolean know(List<FlatVector> shown, int batchRows) {
    long product = combinations(shown);
    if (product > Math.min(MAX_COMBINATIONS, (long) COMBINATIONS_PER_ROW * batchRows)) {
      return false;
    }
    forget();
    if (product > rows.length) {
      int length = Integer.highestOneBit((int) product) * 2;
      account.charge(8L * length);
      account.release(8L * rows.length);
      rows = new long[length];
    }
    shown.forEach(dictionary -> dictionaries.add(dictionary.retain()));
    combinations = (int) product;
    return true;
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
  private static long combinations(List<FlatVector> dictionaries) {
    long product = 1;
    for (FlatVector dictionary : dictionaries) {
      product *= dictionary.rows() + 1L;
      if (product > MAX_COMBINATIONS) {
        return product;
      }
    }
    return product;
  }

  private void encode(List<ColumnVector> keys, Selection selection) {
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
  }

  private void addCodes(DictionaryVector coded, int radix, Selection selection) {
    long codes = coded.codes();
    if (coded.validity() == 0 && selection.isAll()) {
      for (int i = 0; i < count; i++) {
        ids[i] = ids[i] * radix + Memory.getInt(codes + 4L * i);
      }
      return;
    }
    if (coded.validity() == 0) {
      int[] positions = selection.positions();
      for (int i = 0; i < count; i++) {
        ids[i] = ids[i] * radix + Memory.getInt(codes + 4L * positions[i]);
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
