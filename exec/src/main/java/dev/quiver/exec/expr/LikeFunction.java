package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;
import org.jspecify.annotations.Nullable;

/// Whether a text fits a pattern; the pattern of the row before is kept.
final class LikeFunction implements RowFunction {
  private final boolean anyCase;
  private byte[] source = new byte[0];
  private byte[] escape = new byte[0];
  private @Nullable LikePattern pattern;

  LikeFunction(boolean anyCase) {
    this.anyCase = anyCase;
  }

  @Override
  public void apply(Operand[] arguments, int row, VectorWriter out) {
    long view = arguments[0].address(row);
    boolean fits =
        pattern(arguments[1].address(row), arguments[2].address(row))
            .fits(Views.text(view), Views.length(view));
    Memory.putByte(out.address(row), (byte) (fits ? 1 : 0));
  }

  private LikePattern pattern(long patternView, long escapeView) {
    LikePattern known = pattern;
    if (known != null && Utf8.same(patternView, source) && Utf8.same(escapeView, escape)) {
      return known;
    }
    source = Views.bytes(patternView);
    escape = Views.bytes(escapeView);
    LikePattern made = LikePattern.of(Views.string(patternView), Views.string(escapeView), anyCase);
    pattern = made;
    return made;
  }
}
