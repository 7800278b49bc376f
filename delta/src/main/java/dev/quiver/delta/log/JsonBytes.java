package dev.quiver.delta.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.quiver.delta.log.table.Slice;
import java.io.IOException;
import java.util.Arrays;

/// Reads JSON out of bytes, a token at a call, without an object for any.
///
/// Logs are read by the hundred megabytes and of most lines a few members are wanted, so members
/// that nobody asks for are passed over, checked in their form only. What is no JSON ends in an
/// [IOException] that says where.
public final class JsonBytes {
  private static final int DEEPEST = 500;
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /// What kind of value is next.
  public enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    TRUE,
    FALSE,
    NULL
  }

  private final Unescaped unescaped = new Unescaped();
  private byte[] bytes = {};
  private int start;
  private int at;
  private int end;
  private boolean first;
  private int depth;

  /// Begins with a document; texts given out before keep their bytes until [#forget].
  public void open(byte[] document, int from, int to) {
    bytes = document;
    start = from;
    at = from;
    end = to;
    first = false;
    depth = 0;
  }

  /// Lets the texts given out be overwritten.
  public void forget() {
    unescaped.clear();
  }

  /// The kind of the next value.
  public Kind kind() throws IOException {
    return switch (peek()) {
      case '{' -> Kind.OBJECT;
      case '[' -> Kind.ARRAY;
      case '"' -> Kind.STRING;
      case 't' -> Kind.TRUE;
      case 'f' -> Kind.FALSE;
      case 'n' -> Kind.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Kind.NUMBER;
      case -1 -> throw failure("it ends where a value belongs");
      default -> throw failure("no value");
    };
  }

  /// Fails unless nothing but blanks is left.
  public void finish() throws IOException {
    if (peek() >= 0) {
      throw failure("more than one value");
    }
  }

  /// Enters an object.
  public void object() throws IOException {
    enter('{');
  }

  /// Enters an array.
  public void array() throws IOException {
    enter('[');
  }

  /// Goes to the value of the next member and shows its name, or leaves the object.
  public boolean member(Slice name) throws IOException {
    if (!next('}')) {
      return false;
    }
    text(name);
    if (peek() != ':') {
      throw failure("no colon behind a name");
    }
    at++;
    return true;
  }

  /// Goes to the next element, or leaves the array.
  public boolean element() throws IOException {
    return next(']');
  }

  /// Reads a string.
  public void text(Slice text) throws IOException {
    if (peek() != '"') {
      throw failure("no text where text belongs");
    }
    int from = ++at;
    int here = from;
    while (here < end) {
      byte one = bytes[here];
      if (one == '"') {
        text.set(bytes, from, here - from);
        at = here + 1;
        return;
      }
      if (one == '\\') {
        escaped(text, from, here);
        return;
      }
      if (one >= 0 && one < ' ') {
        throw failure("a control character in a text");
      }
      here++;
    }
    throw failure("a text without an end");
  }

  /// Reads a string, number or boolean as it is written; shows nothing for null. Arrays and objects
  /// are shown as the bytes they are.
  public void scalar(Slice text) throws IOException {
    Kind kind = kind();
    if (kind == Kind.STRING) {
      text(text);
      return;
    }
    int from = at;
    skip();
    if (kind == Kind.NULL) {
      text.clear();
    } else {
      text.set(bytes, from, at - from);
    }
  }

  /// Reads a whole number; the fraction of others is dropped.
  public long number() throws IOException {
    if (kind() != Kind.NUMBER) {
      throw failure("no number where one belongs");
    }
    int from = at;
    skip();
    if (isDigits(from, at) && at - from <= 18) {
      return digits(from, at);
    }
    String text = new String(bytes, from, at - from, US_ASCII);
    try {
      return isDigits(from, at) ? Long.parseLong(text) : whole(text);
    } catch (NumberFormatException e) {
      throw failure("a number that is none: " + text);
    }
  }

  /// Reads a boolean.
  public boolean truth() throws IOException {
    Kind kind = kind();
    if (kind != Kind.TRUE && kind != Kind.FALSE) {
      throw failure("no boolean where one belongs");
    }
    skip();
    return kind == Kind.TRUE;
  }

  /// Passes over the next value if it is null.
  public boolean isNull() throws IOException {
    if (peek() != 'n') {
      return false;
    }
    skip();
    return true;
  }

  /// Passes over the next value.
  public void skip() throws IOException {
    switch (kind()) {
      case OBJECT -> {
        object();
        while (next('}')) {
          skipText();
          if (peek() != ':') {
            throw failure("no colon behind a name");
          }
          at++;
          skip();
        }
      }
      case ARRAY -> {
        array();
        while (next(']')) {
          skip();
        }
      }
      case STRING -> skipText();
      case NUMBER -> skipNumber();
      case TRUE -> literal(TRUE);
      case FALSE -> literal(FALSE);
      case NULL -> literal(NULL);
    }
  }

  private void enter(char bracket) throws IOException {
    if (peek() != bracket) {
      throw failure("no " + bracket + " where one belongs");
    }
    if (++depth > DEEPEST) {
      throw failure("nested too deeply");
    }
    at++;
    first = true;
  }

  private boolean next(char bracket) throws IOException {
    int next = peek();
    if (next == bracket) {
      at++;
      depth--;
      first = false;
      return false;
    }
    if (!first) {
      if (next != ',') {
        throw failure("no comma between values");
      }
      at++;
      if (peek() == bracket) {
        throw failure("no value behind a comma");
      }
    }
    first = false;
    return true;
  }

  private int peek() {
    while (at < end) {
      byte one = bytes[at];
      if (one != ' ' && one != '\n' && one != '\r' && one != '\t') {
        return one & 0xff;
      }
      at++;
    }
    return -1;
  }

  private void skipText() throws IOException {
    if (peek() != '"') {
      throw failure("no text where text belongs");
    }
    for (at++; at < end; at++) {
      byte one = bytes[at];
      if (one == '"') {
        at++;
        return;
      }
      if (one == '\\') {
        at++;
      } else if (one >= 0 && one < ' ') {
        throw failure("a control character in a text");
      }
    }
    throw failure("a text without an end");
  }

  private void skipNumber() throws IOException {
    int from = at;
    at++;
    while (at < end && isNumeric(bytes[at])) {
      at++;
    }
    if (!isNumeric(bytes[at - 1]) || (at - from == 1 && bytes[from] == '-')) {
      throw failure("a number that is none");
    }
  }

  private static boolean isNumeric(byte one) {
    return (one >= '0' && one <= '9')
        || one == '.'
        || one == '-'
        || one == '+'
        || one == 'e'
        || one == 'E';
  }

  private void literal(byte[] word) throws IOException {
    if (!Arrays.equals(bytes, at, Math.min(end, at + word.length), word, 0, word.length)) {
      throw failure("no value");
    }
    at += word.length;
  }

  private boolean isDigits(int from, int to) {
    for (int i = bytes[from] == '-' ? from + 1 : from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private long digits(int from, int to) {
    boolean negative = bytes[from] == '-';
    long number = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      number = 10 * number + (bytes[i] - '0');
    }
    return negative ? -number : number;
  }

  private static long whole(String text) {
    double number = Double.parseDouble(text);
    if (!(Math.abs(number) < 0x1p63)) {
      throw new NumberFormatException(text);
    }
    return (long) number;
  }

  /// Goes on with a text in which the first escape is at `here`.
  private void escaped(Slice text, int from, int here) throws IOException {
    int begin = unescaped.length();
    unescaped.copy(bytes, from, here);
    at = here;
    while (at < end) {
      byte one = bytes[at];
      if (one == '"') {
        text.set(unescaped.bytes(), begin, unescaped.length() - begin);
        at++;
        return;
      }
      if (one == '\\') {
        at++;
        escape();
      } else {
        int plain = at;
        while (at < end && isPlain(bytes[at])) {
          at++;
        }
        if (at == plain) {
          throw failure("a control character in a text");
        }
        unescaped.copy(bytes, plain, at);
      }
    }
    throw failure("a text without an end");
  }

  private static boolean isPlain(byte one) {
    return one != '"' && one != '\\' && (one < 0 || one >= ' ');
  }

  private void escape() throws IOException {
    int after = unescaped.escape(bytes, at, end);
    if (after < 0) {
      throw failure("an escape that is none");
    }
    at = after;
  }

  private IOException failure(String what) {
    return new IOException("%s, at byte %d".formatted(what, at - start));
  }
}
