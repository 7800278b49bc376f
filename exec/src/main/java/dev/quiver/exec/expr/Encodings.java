package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Views;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import java.util.Base64;
import java.util.HexFormat;

/// Writes bytes as text and reads them back, in hex and base 64.
final class Encodings {
  private Encodings() {}

  static RowFunction encode(Call call) {
    boolean isHex = isHex(call);
    return (arguments, row, out) -> {
      byte[] bytes = Views.bytes(arguments[0].address(row));
      TextBuffer.write(
          isHex ? HexFormat.of().formatHex(bytes) : Base64.getEncoder().encodeToString(bytes),
          out,
          row);
    };
  }

  static RowFunction decode(Call call) {
    boolean isHex = isHex(call);
    return (arguments, row, out) -> {
      String text = Views.string(arguments[0].address(row));
      try {
        out.setBytes(row, isHex ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text));
      } catch (IllegalArgumentException _) {
        throw EvaluationException.argument("decode", "'" + text + "'");
      }
    };
  }

  private static boolean isHex(Call call) {
    return call.arguments().getLast() instanceof Literal(Value.Text(var format), _)
        && format.equals("hex");
  }
}
