package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ForeignAllocation;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/// Gives a batch the form of Arrow's own vectors.
///
/// Flat columns of a fixed width leave without a copy when every position is a row; strings,
/// booleans, decimals, selections, constants and dictionaries are written once, here.
public final class ArrowExport {
  private ArrowExport() {}

  /// A schema in Arrow's words; every field is nullable.
  public static org.apache.arrow.vector.types.pojo.Schema schema(Schema schema) {
    return new org.apache.arrow.vector.types.pojo.Schema(
        schema.fields().stream().map(ArrowTypes::field).toList());
  }

  /// The rows of a batch, which stays the caller's and may be closed at once; the root's memory is
  /// the allocator's or held by the root.
  public static VectorSchemaRoot root(Batch batch, Schema schema, BufferAllocator allocator) {
    List<FieldVector> vectors = new ArrayList<>();
    try {
      for (int i = 0; i < schema.fields().size(); i++) {
        FieldVector vector = ArrowTypes.field(schema.fields().get(i)).createVector(allocator);
        vectors.add(vector);
        fill(vector, batch.column(i), batch.selection(), allocator);
      }
      return new VectorSchemaRoot(schema(schema).getFields(), vectors, batch.rows());
    } catch (RuntimeException | Error e) {
      vectors.forEach(FieldVector::close);
      throw e;
    }
  }

  private static void fill(
      FieldVector target, ColumnVector source, Selection rows, BufferAllocator allocator) {
    if (source instanceof FlatVector flat && rows.isAll() && sharesLayout(flat.type())) {
      share(target, flat, rows.rows(), allocator);
    } else if (source.type() instanceof Struct) {
      members((org.apache.arrow.vector.complex.StructVector) target, source, rows, allocator);
    } else if (source.type() == Simple.NULL) {
      target.setValueCount(rows.rows());
    } else {
      new ArrowCopy(allocator, source, rows).into(target);
    }
  }

  private static boolean sharesLayout(DataType type) {
    return switch (type) {
      case Simple simple ->
          switch (simple) {
            case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 -> true;
            case DATE, TIMESTAMP, TIMESTAMP_NTZ -> true;
            case NULL, BOOLEAN, STRING, BINARY -> false;
          };
      case Decimal decimal -> !decimal.isCompact();
      case Struct _ -> false;
    };
  }

  private static void share(
      FieldVector target, FlatVector source, int rows, BufferAllocator allocator) {
    ArrowBuf validity = ArrowCopy.validity(allocator, source, Selection.all(rows));
    long bytes = (long) rows * Width.of(source.type());
    try (validity;
        ArrowBuf values =
            allocator.wrapForeignAllocation(new Shared(bytes, source.values(), source.lease()))) {
      target.loadFieldBuffers(new ArrowFieldNode(rows, -1), List.of(validity, values));
    }
  }

  private static void members(
      org.apache.arrow.vector.complex.StructVector target,
      ColumnVector source,
      Selection rows,
      BufferAllocator allocator) {
    try (ArrowBuf validity = ArrowCopy.validity(allocator, source, rows)) {
      target.loadFieldBuffers(new ArrowFieldNode(rows.rows(), -1), List.of(validity));
    }
    List<ColumnVector> members = ((StructVector) source).members();
    IntStream.range(0, members.size())
        .forEach(i -> fill(target.getChildrenFromFields().get(i), members.get(i), rows, allocator));
  }

  /// Memory of ours under an Arrow buffer.
  private static final class Shared extends ForeignAllocation {
    private final Lease lease;

    Shared(long bytes, long address, Lease lease) {
      super(bytes, address);
      this.lease = lease.retain();
    }

    @Override
    protected void release0() {
      lease.close();
    }
  }
}
