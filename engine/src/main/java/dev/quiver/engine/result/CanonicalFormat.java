package dev.quiver.engine.result;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Canonical lines. Kept until the end, since the header that comes first tells their number.
final class CanonicalFormat implements RowFormat {
  private final OutputStream out;
  private final Schema schema;
  private final Order order;
  private final CanonicalLine line = new CanonicalLine();
  private final List<byte[]> lines = new ArrayList<>();

  /// In which order lines leave.
  enum Order {
    SORTED,
    AS_GIVEN
  }

  CanonicalFormat(OutputStream out, Schema schema, Order order) {
    this.out = out;
    this.schema = schema;
    this.order = order;
  }

  @Override
  public void write(Batch batch) {
    Selection selection = batch.selection();
    for (int i = 0; i < selection.rows(); i++) {
      lines.add(line.bytes(batch, selection.position(i)));
    }
  }

  @Override
  public void end() throws IOException {
    if (order == Order.SORTED) {
      lines.sort(Arrays::compareUnsigned);
    }
    out.write(CanonicalLine.header(schema, lines.size()).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
    for (byte[] bytes : lines) {
      out.write(bytes);
      out.write('\n');
    }
    out.flush();
  }
}
