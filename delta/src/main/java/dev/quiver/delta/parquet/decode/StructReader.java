package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.logical.type.DataType.Struct;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a struct, member by member; the levels of one leaf below tell which are NULL, and how many
/// there are.
final class StructReader implements VectorReader {
  private final Struct type;
  private final Slots slots;
  private final int definition;
  private final List<Made> members;
  private final Optional<Unseen> unseen;
  private final Shape shape;
  private final Frame frame;
  private final Place place;

  /// Structs stand at `slots`, and are there at level `definition`; `shape` is that of a leaf that
  /// a member reads, or `unseen` does.
  StructReader(
      Struct type,
      Slots slots,
      int definition,
      List<Made> members,
      Optional<Unseen> unseen,
      Shape shape,
      Frame frame,
      Place place) {
    this.type = type;
    this.slots = slots;
    this.definition = definition;
    this.members = List.copyOf(members);
    this.unseen = unseen;
    this.shape = shape;
    this.frame = frame;
    this.place = place;
  }

  @Override
  public ColumnVector read(int rows) {
    @Nullable ColumnVector[] vectors = new ColumnVector[members.size()];
    try {
      read(true, rows, vectors);
      unseen.ifPresent(reader -> reader.read(rows));
      int positions = shape.count(slots);
      read(false, positions, vectors);
      List<ColumnVector> all = Arrays.stream(vectors).map(Objects::requireNonNull).toList();
      all.forEach(vector -> check(vector, positions));
      return new StructVector(type, positions, validity(positions), all, frame.finish());
    } catch (Throwable e) {
      Arrays.stream(vectors).filter(Objects::nonNull).forEach(ColumnVector::close);
      throw e;
    }
  }

  /// Members the file does not have come last, since only the others know how many there are.
  private void read(boolean stored, int rows, @Nullable ColumnVector[] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      if (members.get(i).stored() == stored) {
        vectors[i] = members.get(i).reader().read(rows);
      }
    }
  }

  private void check(ColumnVector vector, int positions) {
    if (vector.rows() != positions) {
      throw place.corrupt(
          "structs of %d and of %d values in the same rows".formatted(vector.rows(), positions));
    }
  }

  private long validity(int positions) {
    if (shape.isAlwaysThere(slots, definition, positions)) {
      return 0;
    }
    long bitmap = frame.validity(positions, 0);
    shape.there(slots, definition, bitmap);
    return bitmap;
  }

  @Override
  public void skip(int rows) {
    members.forEach(member -> member.reader().skip(rows));
    unseen.ifPresent(reader -> reader.skip(rows));
  }

  @Override
  public void close() {
    members.forEach(member -> member.reader().close());
    unseen.ifPresent(Unseen::close);
    frame.close();
  }
}
