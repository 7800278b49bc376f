package dev.quiver.exec.expr;

import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.expr.variant.VariantBytes;
import dev.quiver.exec.expr.variant.VariantScalar;
import dev.quiver.exec.expr.variant.VariantValue;
import dev.quiver.exec.expr.variant.VariantValue.Kind;
import dev.quiver.logical.expr.Conversions;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.expr.VariantPath;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes what is at a path of a variant as a value of a type, which it becomes as CAST does it.
final class VariantGet implements RowFunction {
  private final VariantPath path;
  private final DataType type;
  private final OnFailure onFailure;
  private final VariantScalar scalar = new VariantScalar();
  private final Map<DataType, RowCast> casts = new HashMap<>();

  VariantGet(Call call, OnFailure onFailure) {
    this.path =
        call.arguments().get(1) instanceof Literal(Value.Text(var text), _)
            ? VariantPath.parse(text).orElseThrow()
            : new VariantPath(List.of());
    this.type = call.type();
    this.onFailure = onFailure;
  }

  @Override
  public void apply(Operand[] arguments, int row, VectorWriter out) {
    VariantBytes variant = VariantBytes.of(arguments[0].address(row));
    Optional<VariantValue> found = variant.value().at(path);
    if (found.isEmpty()) {
      out.setNull(row);
    } else {
      write(found.get(), row, out);
    }
  }

  private void write(VariantValue value, int row, VectorWriter out) {
    if (type == Simple.VARIANT) {
      out.setBytes(row, value.alone());
    } else if (value.kind() == Kind.NULL) {
      out.setNull(row);
    } else if (type == Simple.STRING && isText(value.kind())) {
      out.setBytes(row, value.json().getBytes(StandardCharsets.UTF_8));
    } else if (!cast(value, row, out)) {
      if (onFailure == OnFailure.ERROR) {
        throw EvaluationException.cast(value.json(), type.text());
      }
      out.setNull(row);
    }
  }

  private boolean cast(VariantValue value, int row, VectorWriter out) {
    Optional<DataType> from = scalar.read(value);
    return from.isPresent()
        && Conversions.exists(from.get(), type)
        && casts
            .computeIfAbsent(from.get(), it -> RowCast.of(it, type))
            .cast(scalar.address(), out, row);
  }

  /// Whether a value that is no scalar of ours has text.
  private static boolean isText(Kind kind) {
    return switch (kind) {
      case OBJECT, LIST -> true;
      default -> false;
    };
  }
}
