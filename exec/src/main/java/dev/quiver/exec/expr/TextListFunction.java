package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/// Makes the list of a list's elements that are not NULL, as text, as a collection keeps them.
record TextListFunction(Workshop workshop, Supplier<Collection<byte[]>> collection)
    implements VectorFunction {
  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    ListVector lists = (ListVector) arguments.getFirst();
    Operand elements = Operand.of(lists.elements());
    List<byte[]> texts = new ArrayList<>();
    try (VectorWriter offsets = workshop.writer(Simple.INT32, capacity + 1)) {
      int next = 0;
      for (int row = 0; row <= capacity; row++) {
        Memory.putInt(offsets.address(row), texts.size());
        if (next < rows.rows() && rows.position(next) == row) {
          next++;
          if (lists.isNull(row)) {
            Memory.clearBit(offsets.validity(), row);
          } else {
            texts.addAll(texts(lists, elements, row));
          }
        }
      }
      ColumnVector written = written(texts);
      return ListVector.of(new ListOf(Simple.STRING), offsets.finish(), written);
    }
  }

  private Collection<byte[]> texts(ListVector lists, Operand elements, int row) {
    Collection<byte[]> texts = collection.get();
    TextBuffer text = new TextBuffer();
    for (int at = lists.start(row); at < lists.end(row); at++) {
      if (!elements.isNull(at)) {
        ValueText.append(text.clear(), elements.type(), elements.address(at));
        texts.add(Arrays.copyOf(text.bytes(), text.length()));
      }
    }
    return texts;
  }

  private ColumnVector written(List<byte[]> texts) {
    try (VectorWriter writer = workshop.writer(Simple.STRING, texts.size())) {
      for (int i = 0; i < texts.size(); i++) {
        writer.setBytes(i, texts.get(i));
      }
      return writer.finish();
    }
  }
}
