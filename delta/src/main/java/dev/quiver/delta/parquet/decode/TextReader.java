package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Views;
import dev.quiver.logical.type.DataType;

/// Reads a column of strings or binary values: codes as long as the file has codes, otherwise views
/// into the pages.
final class TextReader implements VectorReader {
  private static final int CODE = Integer.BYTES;

  private final DataType type;
  private final Cursor cursor;
  private final Presence presence;
  private final PageValues values;
  private final Frame frame;
  private final Spread spread;
  private final Picks picks = new Picks();
  private int width;
  private long out;

  TextReader(
      DataType type,
      Cursor cursor,
      Presence presence,
      PageValues values,
      Frame frame,
      Spread spread) {
    this.type = type;
    this.cursor = cursor;
    this.presence = presence;
    this.values = values;
    this.frame = frame;
    this.spread = spread;
  }

  @Override
  public ColumnVector read(int rows) {
    width = 0;
    for (int row = 0; row < rows; ) {
      int count = Math.min(cursor.available(), rows - row);
      if (row == 0) {
        width = values.coded() ? CODE : Views.WIDTH;
        out = frame.begin((long) rows * width);
      } else if (width == CODE && !values.coded()) {
        toViews(rows, row);
      }
      fill(rows, row, count);
      cursor.consume(count);
      row += count;
    }
    return finish(rows);
  }

  @Override
  public ColumnVector read(int rows, Selection wanted) {
    if (!Picks.pays(rows, wanted)) {
      return read(rows);
    }
    picks.begin(wanted);
    width = 0;
    int row = 0;
    while (picks.hasNext()) {
      cursor.skip(picks.next() - row);
      row = picks.next();
      int count = Math.min(cursor.available(), rows - row);
      if (width == 0) {
        width = values.coded() ? CODE : Views.WIDTH;
        out = frame.zeros((long) rows * width);
      } else if (width == CODE && !values.coded()) {
        toViews(rows, row);
      }
      pick(picks.take(presence, frame, rows, row, count));
      cursor.consume(count);
      row += count;
    }
    cursor.skip(rows - row);
    return finish(rows);
  }

  private void pick(int present) {
    if (width == CODE) {
      values.pickCodes(picks, present, out);
    } else {
      values.pick(picks, present, out);
      values.keep(frame, cursor.lease());
    }
  }

  /// The chunk gave up its dictionary inside of this batch.
  private void toViews(int rows, int done) {
    long codes = out;
    width = Views.WIDTH;
    out = frame.zeros((long) rows * Views.WIDTH);
    values.lookUp(codes, done, out);
    frame.show(values.entries().lease());
  }

  private void fill(int rows, int row, int count) {
    long to = out + (long) width * row;
    if (presence.allPresent(count, row)) {
      present(to, count);
      if (frame.validity() != 0) {
        Bits.set(frame.validity(), row, count);
      }
    } else {
      long bitmap = frame.validity(rows, row);
      int present = presence.presence(count, bitmap, row);
      spread.read(this::present, width, present, to, count, bitmap, row);
    }
  }

  private void present(long to, int count) {
    if (width == CODE) {
      values.codes(to, count);
    } else {
      values.read(to, count);
      values.keep(frame, cursor.lease());
    }
  }

  private ColumnVector finish(int rows) {
    long validity = frame.validity();
    if (width == CODE) {
      FlatVector dictionary = values.entries().retain();
      return new DictionaryVector(rows, validity, out, dictionary, frame.finish());
    }
    return new FlatVector(type, rows, validity, out, frame.finish());
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
