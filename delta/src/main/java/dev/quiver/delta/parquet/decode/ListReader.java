package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.logical.type.DataType;

/// Reads lists or maps: their elements first, side by side, and then from the levels of a leaf
/// below where each list begins, and which are NULL.
final class ListReader implements VectorReader {
  private final DataType type;
  private final Slots slots;
  private final int definition;
  private final Slots elementSlots;
  private final VectorReader elements;
  private final Shape shape;
  private final Frame frame;
  private final Place place;

  /// Lists stand at `slots`, and are there at level `definition`.
  ListReader(
      DataType type,
      Slots slots,
      int definition,
      Slots elementSlots,
      VectorReader elements,
      Shape shape,
      Frame frame,
      Place place) {
    this.type = type;
    this.slots = slots;
    this.definition = definition;
    this.elementSlots = elementSlots;
    this.elements = elements;
    this.shape = shape;
    this.frame = frame;
    this.place = place;
  }

  @Override
  public ColumnVector read(int rows) {
    ColumnVector vector = elements.read(rows);
    try {
      int lists = shape.count(slots);
      long offsets = frame.begin((lists + 1L) * Integer.BYTES);
      int found = shape.offsets(slots, elementSlots, offsets);
      if (found != vector.rows()) {
        throw place.corrupt(
            "lists of %d elements, of which %d are there".formatted(found, vector.rows()));
      }
      return new ListVector(type, lists, validity(lists), offsets, vector, frame.finish());
    } catch (Throwable e) {
      vector.close();
      throw e;
    }
  }

  private long validity(int lists) {
    if (shape.isAlwaysThere(slots, definition, lists)) {
      return 0;
    }
    long bitmap = frame.validity(lists, 0);
    shape.there(slots, definition, bitmap);
    return bitmap;
  }

  @Override
  public void skip(int rows) {
    elements.skip(rows);
  }

  @Override
  public void close() {
    elements.close();
    frame.close();
  }
}
