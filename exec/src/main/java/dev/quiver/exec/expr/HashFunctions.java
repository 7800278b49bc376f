package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.Blake2b;

/// Stable hashes and ids made of them.
final class HashFunctions {
  private static final String NULL_PART = "__NULL__";
  private static final int SEPARATOR = 0x1f;

  private HashFunctions() {}

  /// How a digest stands in a text.
  enum Digest {
    DECIMAL_64,
    HEX_128
  }

  /// Texts and digests of one function, reused from row to row.
  private static final class Hasher {
    private final Blake2b blake = new Blake2b();
    private final TextBuffer text = new TextBuffer();
    private final TextBuffer result = new TextBuffer();
    private final byte[] digest64 = new byte[8];
    private final byte[] digest128 = new byte[16];

    long hash64() {
      blake.hash(text.bytes(), text.length(), digest64);
      long hash = 0;
      for (byte part : digest64) {
        hash = hash << 8 | (part & 0xff);
      }
      return hash & Long.MAX_VALUE;
    }

    void append(Digest digest) {
      switch (digest) {
        case DECIMAL_64 -> result.append(hash64());
        case HEX_128 -> {
          blake.hash(text.bytes(), text.length(), digest128);
          result.appendHex(digest128, digest128.length);
        }
      }
    }
  }

  static RowFunction hash64() {
    Hasher hasher = new Hasher();
    return (arguments, row, out) -> {
      hasher.text.clear().appendView(arguments[0].address(row));
      Memory.putLong(out.address(row), hasher.hash64());
    };
  }

  static RowFunction hash128() {
    Hasher hasher = new Hasher();
    return (arguments, row, out) -> {
      hasher.text.clear().appendView(arguments[0].address(row));
      hasher.result.clear();
      hasher.append(Digest.HEX_128);
      hasher.result.writeTo(out, row);
    };
  }

  static RowFunction prefixed(Digest digest) {
    Hasher hasher = new Hasher();
    return (arguments, row, out) -> {
      hasher.text.clear().appendView(arguments[1].address(row));
      hasher.result.clear().appendView(arguments[0].address(row)).append(':');
      hasher.append(digest);
      hasher.result.writeTo(out, row);
    };
  }

  static RowFunction parts(Digest digest) {
    Hasher hasher = new Hasher();
    return (arguments, row, out) -> {
      if (arguments[0].isNull(row)) {
        out.setNull(row);
        return;
      }
      hasher.text.clear();
      for (int part = 1; part < arguments.length; part++) {
        if (part > 1) {
          hasher.text.append(SEPARATOR);
        }
        appendPart(hasher.text, arguments[part], row);
      }
      hasher.result.clear().appendView(arguments[0].address(row)).append(':');
      hasher.append(digest);
      hasher.result.writeTo(out, row);
    };
  }

  /// Of a value and, third, the text that stands for NULL.
  static RowFunction any() {
    Hasher hasher = new Hasher();
    return (arguments, row, out) -> {
      Operand text = arguments[0].isNull(row) ? arguments[2] : arguments[0];
      if (text.isNull(row)) {
        out.setNull(row);
        return;
      }
      hasher.text.clear().appendView(text.address(row));
      hasher.result.clear();
      hasher.append(Digest.HEX_128);
      hasher.result.writeTo(out, row);
    };
  }

  private static void appendPart(TextBuffer text, Operand part, int row) {
    if (part.isNull(row)) {
      text.append(NULL_PART);
    } else {
      text.appendView(part.address(row));
    }
  }
}
