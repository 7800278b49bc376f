package dev.quiver.delta.log.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quiver.delta.log.DeletionVector;
import java.util.Optional;
import java.util.OptionalInt;

/// The deletion vectors of files, of which few have one.
final class VectorColumn {
  private static final long NONE = -1;

  private final ByteStore texts;
  private final Longs refs = new Longs();
  private final Longs deleted = new Longs();

  VectorColumn(ByteStore texts) {
    this.texts = texts;
  }

  void add(Optional<DeletionVector> vector) {
    refs.add(vector.map(this::store).orElse(NONE));
    deleted.add(vector.map(DeletionVector::cardinality).orElse(0L));
  }

  void add(VectorColumn other, int row) {
    refs.add(other.refs.get(row));
    deleted.add(other.deleted.get(row));
  }

  /// How many rows of a file are deleted.
  long deleted(int row) {
    return deleted.get(row);
  }

  Optional<DeletionVector> get(int row) {
    long ref = refs.get(row);
    if (ref == NONE) {
      return Optional.empty();
    }
    String[] parts = texts.text(ref).split("\n", 4);
    return Optional.of(
        new DeletionVector(
            parts[0],
            parts[3],
            parts[1].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts[1])),
            Integer.parseInt(parts[2]),
            deleted.get(row)));
  }

  long heapBytes() {
    return refs.heapBytes() + deleted.heapBytes();
  }

  private long store(DeletionVector vector) {
    String offset = vector.offset().isPresent() ? "" + vector.offset().getAsInt() : "";
    String text =
        String.join(
            "\n", vector.storage(), offset, Integer.toString(vector.bytes()), vector.path());
    return texts.add(text.getBytes(UTF_8));
  }
}
