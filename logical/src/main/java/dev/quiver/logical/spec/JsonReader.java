package dev.quiver.logical.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads JSON text strictly: nothing after the value, no key twice, bounded depth and size.
final class JsonReader {
  static final int MAX_DEPTH = 128;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxDocumentLength(256L << 20)
                  .maxNumberLength(1_000)
                  .build())
          .build();
  private static final Pattern SOURCE =
      Pattern.compile("\\[Source: [^;]*; line: (\\d+), column: (\\d+)]");
  private static final Pattern SETTING = Pattern.compile(", from `[^`]*`");
  private static final BigInteger MIN_WHOLE = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_WHOLE = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final JsonParser parser;
  private final Diagnostics diagnostics;

  private JsonReader(JsonParser parser, Diagnostics diagnostics) {
    this.parser = parser;
    this.diagnostics = diagnostics;
  }

  /// The value that `text` says. Malformed text is thrown at once, since nothing after it can be
  /// trusted; the rest is collected.
  static Json read(String text, Diagnostics diagnostics) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonReader(parser, diagnostics).document();
    } catch (JsonProcessingException e) {
      throw new SpecException(List.of(malformed(e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Diagnostic malformed(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String path = at == null ? "." : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    return Diagnostic.of(
        SpecReader.INVALID_JSON, path, "malformed JSON: " + plain(e.getOriginalMessage()));
  }

  /// The parser's message without what it says of itself.
  private static String plain(String message) {
    String placed = SOURCE.matcher(message).replaceAll("line $1, column $2");
    return SETTING.matcher(placed).replaceAll("");
  }

  private Json document() throws IOException {
    if (parser.nextToken() == null) {
      throw new SpecException(
          List.of(Diagnostic.of(SpecReader.INVALID_JSON, ".", "malformed JSON: no value")));
    }
    Json value = value("");
    if (parser.nextToken() != null) {
      diagnostics.add(
          Diagnostic.of(SpecReader.INVALID_JSON, ".", "malformed JSON: text after the document"));
    }
    return value;
  }

  private Json value(String path) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      case VALUE_STRING -> text(path);
      case VALUE_NUMBER_INT -> whole(path);
      case VALUE_NUMBER_FLOAT -> real(path);
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.Null.VALUE;
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new AssertionError("no value begins with " + parser.currentToken());
    };
  }

  private Json object(String path) throws IOException {
    SortedMap<String, Json> members = new TreeMap<>(Utf8Order.COMPARATOR);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String place = Place.member(path, name);
      parser.nextToken();
      if (members.containsKey(name)) {
        diagnostics.add(Diagnostic.of(SpecReader.INVALID_JSON, place, "duplicate field: " + name));
      }
      members.put(name, value(place));
    }
    return new Json.Members(members);
  }

  private Json array(String path) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(Place.item(path, items.size())));
    }
    return new Json.Items(items);
  }

  private Json text(String path) throws IOException {
    String text = parser.getText();
    if (hasLoneSurrogate(text)) {
      diagnostics.add(
          Diagnostic.of(
              SpecReader.INVALID_JSON, path, "malformed JSON: half a surrogate pair in a string"));
    }
    return new Json.Text(text);
  }

  private Json whole(String path) throws IOException {
    BigInteger value = parser.getBigIntegerValue();
    boolean minusZero = value.signum() == 0 && parser.getText().startsWith("-");
    boolean fits = value.compareTo(MIN_WHOLE) >= 0 && value.compareTo(MAX_WHOLE) <= 0;
    return fits && !minusZero ? new Json.Whole(value) : real(path);
  }

  private Json real(String path) throws IOException {
    double value = Double.parseDouble(parser.getText());
    if (Double.isInfinite(value)) {
      diagnostics.add(
          Diagnostic.of(SpecReader.INVALID_JSON, path, "number out of range: " + parser.getText()));
    }
    return new Json.Real(value);
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
