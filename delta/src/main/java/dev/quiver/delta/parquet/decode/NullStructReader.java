package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.logical.type.DataType.Struct;
import java.util.List;

/// Reads a struct the file does not have: NULL in all rows.
record NullStructReader(Struct type, List<VectorReader> members, Frame frame)
    implements VectorReader {
  NullStructReader {
    members = List.copyOf(members);
  }

  @Override
  public ColumnVector read(int rows) {
    List<ColumnVector> vectors = members.stream().map(member -> member.read(rows)).toList();
    long validity = frame.validity(rows, 0);
    return new StructVector(type, rows, validity, vectors, frame.finish());
  }

  @Override
  public void skip(int rows) {
    members.forEach(member -> member.skip(rows));
  }

  @Override
  public void close() {
    members.forEach(VectorReader::close);
    frame.close();
  }
}
