package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType.Simple;

/// Shows the positions of a vector, of any form and depth, as the bytes that rows keep of lists.
///
/// ```text
/// element   a byte that is 1 for NULL; else 0 and the value
/// number    its bytes as they are
/// text      its length (int32), its bytes
/// struct    its members, as elements
/// list      its length (int32), its elements
/// ```
///
/// Equal values have equal bytes, so that a list in a row is equal, and in order, as its bytes are;
/// for that, `asKeys` gives floats one form.
sealed interface Elements permits FixedElements, TextElements, StructElements, ListElements {
  /// The bytes of positions `from` to below `to`.
  long bytes(int from, int to);

  /// Writes the bytes, and gives the address behind them.
  long write(int from, int to, long at);

  /// Whether a position, or anything in it, is NULL.
  boolean hasNull(int from, int to);

  /// Folds the values into a hash.
  long hash(int from, int to, long hash);

  /// The address behind the bytes if they are what would be written, else 0.
  long same(int from, int to, long at);

  static Elements of(ColumnVector vector, boolean asKeys) {
    return switch (vector) {
      case StructVector struct ->
          new StructElements(
              struct, struct.members().stream().map(member -> of(member, asKeys)).toList());
      case ListVector list -> new ListElements(list, of(list.elements(), asKeys));
      case ColumnVector flat when Width.isView(flat.type()) -> new TextElements(Places.of(flat));
      case ColumnVector flat ->
          new FixedElements(
              Places.of(flat),
              Width.of(flat.type()),
              asKeys && flat.type() == Simple.FLOAT32,
              asKeys && flat.type() == Simple.FLOAT64);
    };
  }
}
