package dev.quiver.engine.result;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.type.Schema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.codec.digest.Blake3;

/// Digests a table's content, whatever the order of its rows and the layout of its files.
///
/// BLAKE3 of three lines: the schema as in [CanonicalLine#schema], the number of rows, and in hex
/// (64 digits, big-endian) the sum modulo 2^256 of BLAKE3 of each row's canonical line. Adding is
/// commutative, so parts may be digested apart and [#add]ed.
public final class ContentDigest {
  private static final int WORDS = 4;
  private static final int BYTES = 32;

  private final Schema schema;
  private final CanonicalLine line = new CanonicalLine();
  private final long[] sum = new long[WORDS];
  private long rows;

  /// Begins with no rows.
  public ContentDigest(Schema schema) {
    this.schema = schema;
  }

  /// Adds a batch's rows; the batch stays the caller's.
  public void add(Batch batch) {
    Selection selection = batch.selection();
    byte[] hash = new byte[BYTES];
    for (int i = 0; i < selection.rows(); i++) {
      Blake3.initHash().update(line.bytes(batch, selection.position(i))).doFinalize(hash);
      add(words(hash));
    }
    rows += selection.rows();
  }

  /// The number of rows so far.
  public long rows() {
    return rows;
  }

  /// The digest in hex.
  public String hex() {
    ByteBuffer total = ByteBuffer.allocate(BYTES);
    for (int word = WORDS - 1; word >= 0; word--) {
      total.putLong(sum[word]);
    }
    String text =
        CanonicalLine.schema(schema)
            + "\n"
            + rows
            + "\n"
            + HexFormat.of().formatHex(total.array())
            + "\n";
    return HexFormat.of().formatHex(Blake3.hash(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Adds 256-bit little-endian words.
  private void add(long[] addend) {
    long carry = 0;
    for (int word = 0; word < WORDS; word++) {
      long partial = sum[word] + addend[word];
      long total = partial + carry;
      boolean overflowed =
          Long.compareUnsigned(partial, addend[word]) < 0 || Long.compareUnsigned(total, carry) < 0;
      sum[word] = total;
      carry = overflowed ? 1 : 0;
    }
  }

  private static long[] words(byte[] hash) {
    ByteBuffer bytes = ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN);
    long[] words = new long[WORDS];
    for (int word = 0; word < WORDS; word++) {
      words[word] = bytes.getLong();
    }
    return words;
  }
}
