package dev.quiver.delta.parquet.variant;

import dev.quiver.delta.parquet.format.Place;

/// The fields of an object that were left when others got columns of their own.
final class RestFields {
  private final VariantBlob blob;
  private final int fields;
  private final int idBytes;
  private final int offsetBytes;
  private final long ids;
  private final long offsets;
  private final long data;

  RestFields(long address, int length, Place place) {
    blob = new VariantBlob(place);
    blob.open(address, length);
    int header = blob.number(0, 1);
    if ((header & 3) != 2) {
      throw place.corrupt("a variant of which fields have columns, but that is no object");
    }
    int info = header >> 2;
    int wide = (info >> 4 & 1) == 0 ? 1 : Integer.BYTES;
    offsetBytes = (info & 3) + 1;
    idBytes = (info >> 2 & 3) + 1;
    fields = blob.number(1, wide);
    ids = 1L + wide;
    offsets = ids + (long) fields * idBytes;
    data = offsets + (fields + 1L) * offsetBytes;
    if (data > length) {
      throw blob.corrupt();
    }
  }

  int count() {
    return fields;
  }

  /// The number in the metadata of a field's name.
  int name(int field) {
    return blob.number(ids + (long) field * idBytes, idBytes);
  }

  /// Writes a field.
  void copy(int field, Containers containers, VariantBytes out) {
    long at = data + blob.number(offsets + (long) field * offsetBytes, offsetBytes);
    containers.part(name(field), out.size());
    int bytes = blob.valueBytes(at);
    out.copy(blob.bytes(at, bytes), bytes);
  }
}
