package dev.quiver.exec.filter;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.Account;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// Makes runtime filters of some keys of a join's build side, and publishes them when it is
/// complete.
public final class KeyFilters implements AutoCloseable {
  private final List<Key> keys;
  private final Account account;
  private final List<Part> parts = new ArrayList<>();
  private long charged;

  /// One of the keys, where NULL may be a value like any other, and where its filter goes.
  public record Key(int ordinal, DataType type, boolean matchesNull, FilterSlot slot) {
    /// Whether filters can be made of keys of a type.
    public static boolean isPossible(DataType type) {
      return WordForm.of(type).isPresent();
    }

    private WordForm form() {
      return WordForm.of(type).orElseThrow();
    }
  }

  /// Filters of these keys; memory is charged to the account, and done without where there is none.
  public KeyFilters(List<Key> keys, Account account) {
    this.keys = List.copyOf(keys);
    this.account = account;
  }

  /// What one worker sees.
  public final class Part {
    private final List<KeyCollector> collectors =
        keys.stream().map(key -> new KeyCollector(key.form(), account)).toList();

    private Part() {}

    /// Notes the keys of some rows; `vectors` are those of all keys of the join.
    public void add(List<? extends ColumnVector> vectors, Selection rows) {
      for (int i = 0; i < collectors.size(); i++) {
        collectors.get(i).add(vectors.get(keys.get(i).ordinal()), rows);
      }
    }
  }

  /// A worker's part, of which it is the only user.
  public synchronized Part part() {
    Part part = new Part();
    parts.add(part);
    return part;
  }

  /// After all rows: how many units of work are left.
  public int units() {
    return keys.size();
  }

  /// Makes and publishes one of the filters.
  public void finish(int unit) {
    Key key = keys.get(unit);
    List<KeyCollector> seen = parts.stream().map(part -> part.collectors.get(unit)).toList();
    FilterMaker maker = new FilterMaker(key.type(), key.form(), key.matchesNull(), seen, account);
    key.slot().publish(maker.make());
    seen.forEach(KeyCollector::release);
    charge(maker.charged());
  }

  private synchronized void charge(long bytes) {
    charged += bytes;
  }

  @Override
  public synchronized void close() {
    parts.forEach(part -> part.collectors.forEach(KeyCollector::release));
    parts.clear();
    account.release(charged);
    charged = 0;
  }
}
