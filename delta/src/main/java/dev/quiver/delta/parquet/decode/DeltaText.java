package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Views;

/// Strings and binary values that share prefixes, as views: into the page where a value shares
/// nothing, into the bytes of the one before where it has none of its own.
final class DeltaText implements Source {
  private final Prefixes values;
  private final Texts texts;

  DeltaText(Prefixes values, Texts texts) {
    this.values = values;
    this.texts = texts;
  }

  @Override
  public void open(long from, long end) {
    values.open(from, end);
  }

  @Override
  public void read(long to, int count) {
    long before = 0;
    for (int i = 0; i < count; i++) {
      values.next(count - i);
      int length = values.length();
      long text = values.address();
      if (length > Views.MAX_INLINE) {
        text = kept(before, text, length);
        before = text;
      } else {
        before = 0;
      }
      PlainText.show(to + (long) Views.WIDTH * i, text, length);
    }
  }

  private long kept(long before, long text, int length) {
    if (values.prefix() == 0) {
      return values.suffix();
    }
    if (values.prefix() == length && before != 0) {
      return before;
    }
    long copy = texts.reserve(length);
    Bytes.copy(text, copy, length);
    return copy;
  }

  @Override
  public void skip(int count) {
    for (int i = 0; i < count; i++) {
      values.next(count - i);
    }
  }
}
