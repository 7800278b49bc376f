package dev.quiver.exec.filter;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The least and the greatest of some texts, by their bytes; none of no text.
@SuppressWarnings("ArrayRecordComponent") // Compared with nothing; changed by nobody.
record TextBounds(byte[] min, byte[] max, boolean isEmpty) {
  static final TextBounds NONE = new TextBounds(new byte[0], new byte[0], true);

  /// Longer ones prune little more.
  private static final int MOST_BYTES = 256;

  /// These and the text of a view.
  TextBounds and(long view) {
    boolean isLeast = isEmpty || compare(view, min) < 0;
    boolean isMost = isEmpty || compare(view, max) > 0;
    if (!isLeast && !isMost) {
      return this;
    }
    byte[] text = Views.bytes(view);
    return new TextBounds(isLeast ? text : min, isMost ? text : max, false);
  }

  TextBounds and(TextBounds other) {
    if (isEmpty || other.isEmpty) {
      return isEmpty ? other : this;
    }
    boolean isLeast = Arrays.compareUnsigned(min, other.min) <= 0;
    boolean isMost = Arrays.compareUnsigned(max, other.max) >= 0;
    return new TextBounds(isLeast ? min : other.min, isMost ? max : other.max, false);
  }

  /// Both, or none where they cannot be said.
  Bounds bounds(DataType type) {
    boolean canSay =
        !isEmpty
            && min.length <= MOST_BYTES
            && max.length <= MOST_BYTES
            && (type == Simple.BINARY || (isText(min) && isText(max)));
    return canSay
        ? new Bounds(List.of(literal(min, type)), List.of(literal(max, type)))
        : Bounds.NONE;
  }

  private static Literal literal(byte[] bytes, DataType type) {
    Value value =
        type == Simple.BINARY
            ? Value.Bytes.of(bytes)
            : new Value.Text(new String(bytes, StandardCharsets.UTF_8));
    return new Literal(value, type);
  }

  private static boolean isText(byte[] bytes) {
    return Arrays.equals(
        bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
  }

  private static int compare(long view, byte[] bytes) {
    int length = Views.length(view);
    long text = Views.text(view);
    int common = Math.min(length, bytes.length);
    for (int i = 0; i < common; i++) {
      int order = Byte.compareUnsigned(Memory.getByte(text + i), bytes[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(length, bytes.length);
  }
}
