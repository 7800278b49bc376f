package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.NullRule.OWN;
import static dev.quiver.logical.expr.Parameter.binary;
import static dev.quiver.logical.expr.Parameter.many;
import static dev.quiver.logical.expr.Parameter.one;
import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.Parameter.truth;
import static dev.quiver.logical.expr.Signature.named;
import static dev.quiver.logical.type.DataType.Simple.BINARY;
import static dev.quiver.logical.type.DataType.Simple.INT64;
import static dev.quiver.logical.type.DataType.Simple.STRING;

import dev.quiver.logical.expr.Parameter.Accepts;

/// The functions that hash, make ids of hashes, and write bytes as text.
///
/// *hash64* is BLAKE2b with an 8-byte digest of the UTF-8 bytes, read big-endian, top bit cleared;
/// *hash128* is BLAKE2b with a 16-byte digest as 32 lower-case hex digits.
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum HashFunction implements ScalarFunction {
  STABLE_HASH64(
      named("stable_hash64", "hash64").takes(string("value")).gives(INT64),
      "a stable 64-bit hash, never negative",
      new Example("stable_hash64('alpha')", "5982700193828047002")),

  STABLE_HASH128(
      named("stable_hash128", "hash128").takes(string("value")).gives(STRING),
      "a stable 128-bit hash in hex",
      new Example("stable_hash128('alpha')", "b52f7e54cd313e691148cc2c80345831")),

  /// The prefix, `:`, and hash64 of the value in decimal.
  PREFIXED_HASH64(
      named("prefixed_hash64", "prefixed_hash")
          .takes(string("prefix"), string("value"))
          .gives(STRING),
      "the prefix, a colon, and a stable 64-bit hash",
      new Example("prefixed_hash64('edge', 'alpha')", "edge:5982700193828047002")),

  /// The prefix, `:`, and hash128 of the value.
  STABLE_ID(
      named("stable_id").takes(string("prefix"), string("value")).gives(STRING),
      "the prefix, a colon, and a stable 128-bit hash",
      new Example("stable_id('node', 'alpha')", "node:b52f7e54cd313e691148cc2c80345831")),

  /// The prefix, `:`, and hash128 of the parts joined with U+001F; a NULL part counts as
  /// `__NULL__`, a NULL prefix makes the result NULL.
  STABLE_ID_PARTS(
      named("stable_id_parts", "stable_id_multi")
          .takes(string("prefix"), many("part", Accepts.HASH_TEXT))
          .gives(STRING)
          .nulls(OWN),
      "the prefix, a colon, and a stable 128-bit hash of several parts",
      new Example(
          "stable_id_parts('span', 'p.py', 1, NULL)", "span:64424b0e1e790fd2b5f9aa2e2b37c8dc")),

  /// The prefix, `:`, and hash64 in decimal of the parts joined as in STABLE_ID_PARTS; NULLs as
  /// there.
  PREFIXED_HASH_PARTS64(
      named("prefixed_hash_parts64", "prefixed_hash_parts")
          .takes(string("prefix"), many("part", Accepts.HASH_TEXT))
          .gives(STRING)
          .nulls(OWN),
      "the prefix, a colon, and a stable 64-bit hash of several parts",
      new Example("prefixed_hash_parts64('edge', 'alpha')", "edge:5982700193828047002")),

  /// hash128 of the value, or of the sentinel where the value is NULL; never NULL unless the
  /// sentinel is. A scalar has one text only, so `canonical` changes nothing.
  STABLE_HASH_ANY(
      named("stable_hash_any", "stable_hash")
          .takes(
              one("value", Accepts.HASH_TEXT),
              truth("canonical", true),
              string("null_sentinel", "__NULL__"))
          .gives(STRING)
          .nulls(OWN),
      "a stable 128-bit hash of a value of any type, NULL included",
      new Example("stable_hash_any(NULL)", "a57b800059f43b1b7b599199eb6e1b74")),

  /// The shortest decimal text that reads back as the same float or double, as `CAST(x AS string)`
  /// writes it but without a trailing `.0`: the form in which floats are hashed.
  FLOAT_TEXT(
      named("float_text").takes(one("value", Accepts.FLOAT)).gives(STRING),
      "the text of a float as the hash functions see it",
      new Example("float_text(1e0)", "1")),

  MD5(
      named("md5").takes(binary("value")).gives(STRING),
      "the MD5 digest in hex",
      new Example("md5('alpha')", "2c1743a391305fbf367df8e4f069f9f9")),

  SHA1(
      named("sha1").takes(binary("value")).gives(BINARY),
      "the SHA-1 digest",
      new Example("encode(sha1('alpha'), 'hex')", "be76331b95dfc399cd776d2fc68021e0db03cc4f")),

  SHA256(
      named("sha256").takes(binary("value")).gives(BINARY),
      "the SHA-256 digest",
      new Example(
          "encode(sha256('alpha'), 'hex')",
          "8ed3f6ad685b959ead7022518e1af76cd816f8e8ec7ccdda1ed4018e8f2223f8")),

  SHA512(
      named("sha512").takes(binary("value")).gives(BINARY),
      "the SHA-512 digest",
      new Example(
          "encode(sha512('alpha'), 'hex')",
          "ba3ce58667ca9b12b3c0cdcc4da57f9962aeca7065c43a7d9c027332fdb9f0bbcf69004286880fe3d8f3fd8f03ddffd7485fd94c9d3a38618ea10691d8d6a7fa")),

  /// The format is a constant; hex is lower case; base 64 is padded.
  ENCODE(
      named("encode")
          .takes(binary("value"), string("format"))
          .gives(ResultType.encoded("encode", STRING)),
      "bytes as text: 'hex' or 'base64'",
      new Example("encode('abc', 'base64')", "YWJj")),

  /// As ENCODE; padding may be left out; what was not encoded so is an error.
  DECODE(
      named("decode")
          .takes(string("value"), string("format"))
          .gives(ResultType.encoded("decode", BINARY))
          .fails(),
      "the bytes of text: 'hex' or 'base64'",
      new Example("CAST(decode('YWJj', 'base64') AS string)", "abc"));

  private final Declaration declaration;

  HashFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
