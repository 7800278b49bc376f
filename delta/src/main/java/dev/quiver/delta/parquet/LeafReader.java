package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.encode.ColumnChunkEncoder;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VariantSplit;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Takes a slice of a column apart into its leaves.
///
/// An entry's definition level says how many of the nodes on the way down are there; a node is
/// asked only in entries where all above it are. Lists make entries of their elements.
final class LeafReader {
  private final int[] positions;
  private final int rows;
  private final BufferAllocator allocator;

  /// Reads `rows` rows at positions of the vectors; what variants are taken apart into is the
  /// allocator's.
  LeafReader(int[] positions, int rows, BufferAllocator allocator) {
    this.positions = positions;
    this.rows = rows;
    this.allocator = allocator;
  }

  /// Appends the slice to the encoders of the column's leaves, which are next.
  void append(ColumnVector vector, Iterator<ColumnChunkEncoder> encoders) {
    if (isLeaf(vector) && isFull(vector)) {
      encoders.next().append(vector, positions, rows, positions, rows);
    } else {
      append(vector, Entries.of(positions, rows), 0, encoders);
    }
  }

  /// Appends a node that may be NULL.
  private void append(
      ColumnVector vector, Entries above, int repetition, Iterator<ColumnChunkEncoder> encoders) {
    appendThere(vector, above.there(vector), repetition, encoders);
  }

  /// Appends a node in entries where it is there.
  private void appendThere(
      ColumnVector vector, Entries entries, int repetition, Iterator<ColumnChunkEncoder> encoders) {
    if (vector instanceof StructVector struct) {
      struct.members().forEach(member -> append(member, entries, repetition, encoders));
    } else if (vector instanceof ListVector list) {
      elements(list, entries.elements(list, repetition + 1), repetition + 1, encoders);
    } else if (vector.type() == Simple.VARIANT) {
      variants(vector, entries, repetition, encoders);
    } else {
      leaf(vector, entries, repetition, encoders.next());
    }
  }

  private void elements(
      ListVector list, Entries entries, int repetition, Iterator<ColumnChunkEncoder> encoders) {
    if (list.type() instanceof MapOf) {
      List<ColumnVector> members = ((StructVector) list.elements()).members();
      appendThere(members.get(0), entries, repetition, encoders);
      append(members.get(1), entries, repetition, encoders);
    } else {
      append(list.elements(), entries, repetition, encoders);
    }
  }

  private void variants(
      ColumnVector vector, Entries entries, int repetition, Iterator<ColumnChunkEncoder> encoders) {
    int[] present = entries.presentPositions();
    int count = entries.present();
    List<FlatVector> parts = VariantSplit.of(vector, Selection.of(present, count), allocator);
    try {
      Entries dense = entries.counted();
      parts.forEach(part -> leaf(part, dense, repetition, encoders.next()));
    } finally {
      parts.forEach(FlatVector::close);
    }
  }

  private void leaf(
      ColumnVector vector, Entries entries, int repetition, ColumnChunkEncoder encoder) {
    int present = entries.present();
    int[] where = entries.presentPositions();
    if (repetition == 0) {
      encoder.append(vector, where, present, entries.definitions(), entries.count());
    } else {
      encoder.append(
          vector,
          where,
          present,
          entries.definitions(),
          entries.repetitions(),
          entries.count(),
          rows);
    }
  }

  private static boolean isLeaf(ColumnVector vector) {
    return vector.type() != Simple.VARIANT && !vector.type().isNested();
  }

  private static boolean isFull(ColumnVector vector) {
    return switch (vector) {
      case FlatVector flat -> flat.validity() == 0;
      case ConstantVector constant -> !constant.isNull(0);
      case DictionaryVector dictionary -> dictionary.validity() == 0;
      case StructVector _, ListVector _ -> false;
    };
  }
}
