package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType.Simple;

/// Where the values of a vector are: at `values`, `step` bytes apart, or `width` times the code
/// behind it where there are codes.
record Places(boolean allNull, long validity, long values, int step, long codes, int width) {
  static Places of(ColumnVector vector) {
    int width = Width.of(vector.type());
    boolean nothing = vector.type() == Simple.NULL;
    return switch (vector) {
      case FlatVector flat -> new Places(nothing, flat.validity(), flat.values(), width, 0, width);
      case ConstantVector(_, var value) ->
          new Places(nothing || value.isNull(0), 0, value.values(), 0, 0, width);
      case DictionaryVector(_, var validity, var codes, var dictionary, _) ->
          new Places(nothing, validity, dictionary.values(), 0, codes, width);
      case StructVector _, ListVector _ ->
          throw new IllegalArgumentException("no values: " + vector.type());
    };
  }

  boolean isNull(int position) {
    return allNull || (validity != 0 && !Memory.getBit(validity, position));
  }

  boolean mayBeNull() {
    return allNull || validity != 0;
  }

  long address(int position) {
    return codes == 0
        ? values + (long) position * step
        : values + (long) Memory.getInt(codes + 4L * position) * width;
  }
}
