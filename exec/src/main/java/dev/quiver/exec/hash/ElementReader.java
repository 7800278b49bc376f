package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import org.apache.arrow.memory.BufferAllocator;

/// Makes a vector out of elements that [Elements] wrote: first all are counted, then memory is
/// made, then all are read, in the same order.
sealed interface ElementReader extends AutoCloseable
    permits FlatElementReader, StructElementReader, ListElementReader {
  /// Counts the element at an address; gives the address behind it.
  long count(long at);

  /// Counts a NULL.
  void countNull();

  /// Makes memory for as many elements as were counted.
  void open(BufferAllocator allocator);

  /// Reads the element at an address; gives the address behind it.
  long read(long at);

  /// Adds a NULL.
  void readNull();

  /// The vector; the caller's to close.
  ColumnVector finish();

  @Override
  void close();

  static ElementReader of(DataType type) {
    return switch (type) {
      case Struct struct -> new StructElementReader(struct);
      case ListOf _, MapOf _ -> new ListElementReader(type);
      case Simple _, Decimal _ -> new FlatElementReader(type);
    };
  }
}
