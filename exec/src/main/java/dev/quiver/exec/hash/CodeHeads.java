package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Remembers what was found for each entry of a dictionary, so that a key which is a code is looked
/// up once and not once a row.
///
/// A dictionary is looked up as soon as it has shown as many rows as it has entries; one of many
/// entries never. Holds on to the dictionary it knows. One thread uses it.
final class CodeHeads implements AutoCloseable {
  private static final int MAX_ENTRIES = 1 << 12;

  private @Nullable FlatVector dictionary;
  private long rows;
  private boolean isKnown;
  private long[] heads = new long[0];

  /// Whether the entries behind the only key of a batch are known from now on; `lookUp` finds those
  /// of a dictionary that is not.
  boolean open(
      List<? extends ColumnVector> keys, int count, BiConsumer<FlatVector, long[]> lookUp) {
    if (keys.size() != 1
        || !(keys.getFirst() instanceof DictionaryVector coded)
        || coded.type().isFloat()
        || coded.dictionary().rows() > MAX_ENTRIES) {
      return false;
    }
    FlatVector shown = coded.dictionary();
    if (!shown.equals(dictionary)) {
      close();
      dictionary = shown.retain();
    }
    rows += count;
    if (!isKnown && rows >= shown.rows()) {
      heads = heads.length < shown.rows() ? new long[shown.rows()] : heads;
      lookUp.accept(shown, heads);
      isKnown = true;
    }
    return isKnown;
  }

  /// Sets `out[i]` to what was found for the `i`th row's code, or to 0 where it is NULL.
  void find(Cursor key, long[] out) {
    int[] codes = key.at();
    boolean mayBeNull = key.mayBeNull();
    for (int i = 0; i < key.rows(); i++) {
      out[i] = mayBeNull && key.isNull(i) ? 0 : heads[codes[i]];
    }
  }

  @Override
  public void close() {
    if (dictionary != null) {
      dictionary.close();
      dictionary = null;
    }
    rows = 0;
    isKnown = false;
  }
}
