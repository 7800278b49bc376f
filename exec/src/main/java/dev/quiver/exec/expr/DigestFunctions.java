package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Views;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Functions that digest bytes as published standards say.
final class DigestFunctions {
  private DigestFunctions() {}

  static RowFunction hex(String algorithm) {
    MessageDigest digest = digest(algorithm);
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      byte[] result = digest.digest(Views.bytes(arguments[0].address(row)));
      buffer.clear().appendHex(result, result.length).writeTo(out, row);
    };
  }

  static RowFunction bytes(String algorithm) {
    MessageDigest digest = digest(algorithm);
    return (arguments, row, out) ->
        out.setBytes(row, digest.digest(Views.bytes(arguments[0].address(row))));
  }

  /// Every platform has these.
  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }
}
