package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Schema;
import java.util.ArrayList;
import java.util.List;
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
    } else if (source instanceof StructVector struct) {
      parts(target, source, rows, struct.members(), rows, allocator);
    } else if (source instanceof ListVector list) {
      elements(target, list, rows, allocator);
    } else if (source.type() == Simple.VARIANT) {
      variants(target, source, rows, allocator);
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
            case NULL, BOOLEAN, STRING, BINARY, VARIANT -> false;
          };
      case Decimal decimal -> !decimal.isCompact();
      case Struct _, DataType.ListOf _, DataType.MapOf _ -> false;
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

  /// Fills a struct: NULL where some rows of `source` are, with members at rows of their own.
  private static void parts(
      FieldVector target,
      ColumnVector source,
      Selection rows,
      List<? extends ColumnVector> members,
      Selection memberRows,
      BufferAllocator allocator) {
    try (ArrowBuf validity = ArrowCopy.validity(allocator, source, rows)) {
      target.loadFieldBuffers(new ArrowFieldNode(rows.rows(), -1), List.of(validity));
    }
    for (int i = 0; i < members.size(); i++) {
      fill(target.getChildrenFromFields().get(i), members.get(i), memberRows, allocator);
    }
  }

  private static void variants(
      FieldVector target, ColumnVector source, Selection rows, BufferAllocator allocator) {
    List<FlatVector> split = VariantSplit.of(source, rows, allocator);
    try {
      parts(target, source, rows, split, Selection.all(rows.rows()), allocator);
    } finally {
      split.forEach(FlatVector::close);
    }
  }

  private static void elements(
      FieldVector target, ListVector source, Selection rows, BufferAllocator allocator) {
    int count = 0;
    try (ArrowBuf validity = ArrowCopy.validity(allocator, source, rows);
        ArrowBuf offsets = allocator.buffer(Integer.BYTES * (rows.rows() + 1L))) {
      for (int i = 0; i < rows.rows(); i++) {
        Memory.putInt(offsets.memoryAddress() + (long) Integer.BYTES * i, count);
        count += source.length(rows.position(i));
      }
      Memory.putInt(offsets.memoryAddress() + (long) Integer.BYTES * rows.rows(), count);
      target.loadFieldBuffers(new ArrowFieldNode(rows.rows(), -1), List.of(validity, offsets));
    }
    FieldVector inner = target.getChildrenFromFields().getFirst();
    fill(inner, source.elements(), positions(source, rows, count), allocator);
  }

  private static Selection positions(ListVector source, Selection rows, int count) {
    if (rows.isAll() && source.start(0) == 0 && source.start(rows.rows()) == count) {
      return Selection.all(count);
    }
    int[] positions = new int[count];
    int next = 0;
    for (int i = 0; i < rows.rows(); i++) {
      int start = source.start(rows.position(i));
      for (int k = source.length(rows.position(i)); k > 0; k--) {
        positions[next++] = start++;
      }
    }
    return Selection.taking(positions, count);
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
