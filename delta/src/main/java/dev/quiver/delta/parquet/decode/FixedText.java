package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Views;

/// Makes views of binary values of a fixed length.
record FixedText(int length) implements Conversion {
  @Override
  public void convert(long from, int count, long to) {
    for (int i = 0; i < count; i++) {
      PlainText.show(to + (long) Views.WIDTH * i, from + (long) length * i, length);
    }
  }

  @Override
  public boolean showsStored() {
    return length > Views.MAX_INLINE;
  }
}
