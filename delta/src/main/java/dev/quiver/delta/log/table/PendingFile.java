package dev.quiver.delta.log.table;

import dev.quiver.delta.log.BoundText;
import dev.quiver.delta.log.TableColumns;
import dev.quiver.delta.log.table.BoundColumn.Form;
import dev.quiver.delta.log.table.BoundColumn.Pending;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The statistics of a file that is being added.
public final class PendingFile {
  private final List<Field> fields;
  private final Set<Integer> onceFloat;
  private final List<BoundColumn> columns;
  private final ByteStore texts;
  private final Pending[] bounds;
  private final QuickBound quick = new QuickBound();
  private long rows;
  private boolean tight;

  PendingFile(TableColumns table, List<BoundColumn> columns, ByteStore texts) {
    this.fields = table.schema().fields();
    this.onceFloat = table.onceFloat();
    this.columns = columns;
    this.texts = texts;
    this.bounds =
        IntStream.range(0, columns.size()).mapToObj(_ -> new Pending()).toArray(Pending[]::new);
    clearStatistics();
  }

  void clearStatistics() {
    rows = -1;
    tight = true;
    for (Pending bound : bounds) {
      bound.clear();
    }
  }

  /// Sets the number of records; -1 if unknown.
  public void rows(long count) {
    rows = count;
  }

  long rows() {
    return rows;
  }

  /// Sets whether bounds and counts are of the live rows exactly.
  public void tight(boolean isTight) {
    tight = isTight;
  }

  /// Sets how many values of a column are NULL, unless below zero.
  public void nulls(int ordinal, long count) {
    if (count >= 0) {
      bounds[ordinal].nulls = count;
    }
  }

  /// Sets a bound to what a text says; to nothing where it says nothing.
  public void bound(int ordinal, Slice text, boolean upper) {
    DataType type = fields.get(ordinal).type();
    BoundColumn column = columns.get(ordinal);
    if (column.form() == Form.NONE || !text.isPresent()) {
      set(ordinal, upper, false, 0);
    } else if (quick.read(text, type, upper)) {
      set(ordinal, upper, true, quick.value());
    } else if (column.form() == Form.TEXT && (!upper || endsPlainly(text))) {
      set(ordinal, upper, true, texts.add(text.bytes(), text.from(), text.length()));
    } else {
      Value read = upper ? BoundText.upper(text.text(), type) : BoundText.lower(text.text(), type);
      Value value = onceFloat.contains(ordinal) ? BoundText.ofFloat(read, upper) : read;
      boolean known = !(value instanceof Value.Null);
      set(ordinal, upper, known, known ? column.raw(value) : 0);
    }
  }

  /// Sets a bound to a number that statistics have: an integer, date or time; or 0 and 1.
  public void number(int ordinal, long value, boolean upper) {
    DataType type = fields.get(ordinal).type();
    if (upper && (type == Simple.TIMESTAMP || type == Simple.TIMESTAMP_NTZ)) {
      value(ordinal, new Value.Int(value), true);
    } else {
      set(ordinal, upper, true, value);
    }
  }

  /// Sets a bound to a value that statistics have.
  public void value(int ordinal, Value value, boolean upper) {
    Value loose = BoundText.loose(value, fields.get(ordinal).type(), upper);
    Value bound = onceFloat.contains(ordinal) ? BoundText.ofFloat(loose, upper) : loose;
    boolean known = !(bound instanceof Value.Null);
    set(ordinal, upper, known, known ? columns.get(ordinal).raw(bound) : 0);
  }

  /// Adds what was said to the columns, and begins anew.
  void finish() {
    for (int i = 0; i < bounds.length; i++) {
      long count = bounds[i].nulls;
      // Loose counts say something only when no row is NULL, or all are.
      if (!tight && count != 0 && count != rows) {
        bounds[i].nulls = -1;
      }
      bounds[i].loose = !tight;
      columns.get(i).add(bounds[i]);
    }
    clearStatistics();
  }

  private void set(int ordinal, boolean upper, boolean known, long raw) {
    Pending bound = bounds[ordinal];
    if (upper) {
      bound.hasMax = known;
      bound.max = raw;
    } else {
      bound.hasMin = known;
      bound.min = raw;
    }
  }

  private static boolean endsPlainly(Slice text) {
    return text.length() == 0 || text.bytes()[text.from() + text.length() - 1] >= 0;
  }
}
