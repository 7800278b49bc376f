package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.logical.type.DataType.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a struct, member by member; the levels of one leaf below tell which rows are NULL.
final class StructReader implements VectorReader {
  private final Struct type;
  private final int definition;
  private final List<VectorReader> members;
  private final Optional<LevelsReader> unseen;
  private final NestedLevels levels;
  private final Frame frame;

  /// `levels` are those of a leaf that a member reads, or `unseen` does.
  StructReader(
      Struct type,
      int definition,
      List<VectorReader> members,
      Optional<LevelsReader> unseen,
      NestedLevels levels,
      Frame frame) {
    this.type = type;
    this.definition = definition;
    this.members = List.copyOf(members);
    this.unseen = unseen;
    this.levels = levels;
    this.frame = frame;
  }

  @Override
  public ColumnVector read(int rows) {
    List<ColumnVector> vectors = new ArrayList<>(members.size());
    try {
      for (VectorReader member : members) {
        vectors.add(member.read(rows));
      }
      unseen.ifPresent(reader -> reader.read(rows));
      return new StructVector(type, rows, validity(rows), vectors, frame.finish());
    } catch (Throwable e) {
      vectors.forEach(ColumnVector::close);
      throw e;
    }
  }

  private long validity(int rows) {
    if (definition == 0) {
      return 0;
    }
    long bitmap = frame.validity(rows, 0);
    return levels.atLeast(definition, rows, bitmap) == rows ? 0 : bitmap;
  }

  @Override
  public void skip(int rows) {
    members.forEach(member -> member.skip(rows));
    unseen.ifPresent(reader -> reader.skip(rows));
  }

  @Override
  public void close() {
    members.forEach(VectorReader::close);
    unseen.ifPresent(LevelsReader::close);
    frame.close();
  }
}
