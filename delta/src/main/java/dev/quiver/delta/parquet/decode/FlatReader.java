package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;

/// Reads a column of fixed-width values; those of a dictionary are looked up.
///
/// A batch that lies in one page as the vector wants it is shown where it is.
final class FlatReader implements VectorReader {
  private final DataType type;
  private final int width;
  private final Cursor cursor;
  private final Presence presence;
  private final PageValues values;
  private final Frame frame;
  private final Spread spread;
  private final Picks picks = new Picks();

  FlatReader(
      DataType type,
      Cursor cursor,
      Presence presence,
      PageValues values,
      Frame frame,
      Spread spread) {
    this.type = type;
    this.width = Width.of(type);
    this.cursor = cursor;
    this.presence = presence;
    this.values = values;
    this.frame = frame;
    this.spread = spread;
  }

  @Override
  public ColumnVector read(int rows) {
    long out = 0;
    for (int row = 0; row < rows; ) {
      int count = Math.min(cursor.available(), rows - row);
      boolean dense = presence.allPresent(count, row);
      if (dense && count == rows) {
        long shown = values.show(rows);
        if (shown != 0) {
          cursor.consume(rows);
          return new FlatVector(type, rows, 0, shown, cursor.lease().retain());
        }
      }
      if (row == 0) {
        out = frame.begin((long) rows * width);
      }
      fill(out, rows, row, count, dense);
      cursor.consume(count);
      row += count;
    }
    long validity = frame.validity();
    return new FlatVector(type, rows, validity, out, frame.finish());
  }

  @Override
  public ColumnVector read(int rows, Selection wanted) {
    if (!Picks.pays(rows, wanted)) {
      return read(rows);
    }
    return canShow(rows) ? shown(rows) : picked(rows, wanted);
  }

  /// Whether the next rows can be shown without opening a page that may hold none that is wanted.
  private boolean canShow(int rows) {
    return cursor.holds(rows)
        && cursor.available() >= rows
        && values.lie()
        && presence.allPresent(rows, 0);
  }

  private ColumnVector shown(int rows) {
    long shown = values.show(rows);
    cursor.consume(rows);
    return new FlatVector(type, rows, 0, shown, cursor.lease().retain());
  }

  private ColumnVector picked(int rows, Selection wanted) {
    long out = frame.zeros((long) rows * width);
    picks.begin(wanted);
    int row = 0;
    while (picks.hasNext()) {
      cursor.skip(picks.next() - row);
      row = picks.next();
      int count = Math.min(cursor.available(), rows - row);
      int present = picks.take(presence, frame, rows, row, count);
      values.pick(picks, present, out);
      cursor.consume(count);
      row += count;
    }
    cursor.skip(rows - row);
    long validity = frame.validity();
    return new FlatVector(type, rows, validity, out, frame.finish());
  }

  private void fill(long out, int rows, int row, int count, boolean dense) {
    long to = out + (long) width * row;
    if (dense) {
      values.read(to, count);
      if (frame.validity() != 0) {
        Bits.set(frame.validity(), row, count);
      }
    } else {
      long bitmap = frame.validity(rows, row);
      int present = presence.presence(count, bitmap, row);
      spread.read(values::read, width, present, to, count, bitmap, row);
    }
  }

  @Override
  public void skip(int rows) {
    cursor.skip(rows);
  }

  @Override
  public void close() {
    cursor.close();
    frame.close();
    spread.close();
  }
}
