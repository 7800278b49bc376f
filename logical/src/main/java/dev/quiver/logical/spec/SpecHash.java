package dev.quiver.logical.spec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.codec.digest.Blake3;

/// The identity of a spec: BLAKE3 of its canonical text, 64 lower-case hex digits.
///
/// The canonical text has every default filled in, members in byte order and no white space, so
/// that two documents that say the same have one hash.
public record SpecHash(String hex) {
  /// The hash of a spec.
  public static SpecHash of(Spec spec) {
    return new SpecHash(
        HexFormat.of()
            .formatHex(Blake3.hash(canonicalText(spec).getBytes(StandardCharsets.UTF_8))));
  }

  /// The text that is hashed.
  public static String canonicalText(Spec spec) {
    return CanonicalJson.print(SpecJson.of(spec));
  }
}
