package dev.quiver.exec.expr.variant;

import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.logical.expr.VariantPath;
import dev.quiver.logical.expr.VariantPath.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A value inside of a variant: where it begins.
///
/// Bits 0 and 1 of the first byte tell what it is: a scalar, whose type the other bits are; a text,
/// whose length they are; an object or a list, whose widths of numbers they are.
public record VariantValue(VariantBytes in, int at) {
  /// What a value is: the scalars by their types, then what holds others.
  public enum Kind {
    NULL,
    TRUE,
    FALSE,
    INT8,
    INT16,
    INT32,
    INT64,
    FLOAT64,
    DECIMAL4,
    DECIMAL8,
    DECIMAL16,
    DATE,
    TIMESTAMP,
    TIMESTAMP_NTZ,
    FLOAT32,
    BINARY,
    STRING,
    TIME,
    TIMESTAMP_NANOS,
    TIMESTAMP_NTZ_NANOS,
    UUID,
    OBJECT,
    LIST
  }

  private static final List<Kind> SCALARS =
      List.of(Kind.values()).subList(0, Kind.values().length - 2);
  private static final int SHORT_TEXT = 1;
  private static final int OBJECT = 2;
  private static final int LIST = 3;

  /// What this is.
  public Kind kind() {
    return switch (header() & 3) {
      case SHORT_TEXT -> Kind.STRING;
      case OBJECT -> Kind.OBJECT;
      case LIST -> Kind.LIST;
      default -> {
        int type = header() >> 2;
        if (type >= SCALARS.size()) {
          throw EvaluationException.malformedVariant("a value of type " + type);
        }
        yield SCALARS.get(type);
      }
    };
  }

  /// What is at the end of a path, if it leads anywhere.
  public Optional<VariantValue> at(VariantPath path) {
    Optional<VariantValue> value = Optional.of(this);
    for (Step step : path.steps()) {
      value =
          value.flatMap(it ->
              switch (step) {
                case Step.Field(var name) -> it.field(name);
                case Step.Element(var index) -> it.element(index);
              });
    }
    return value;
  }

  /// The JSON of this value.
  public String json() {
    return VariantJson.of(this);
  }

  /// The bytes of a variant of this value only, with all its names.
  public byte[] alone() {
    int metadata = in.valueAt();
    byte[] bytes = Arrays.copyOf(in.bytes(0, metadata), metadata + size());
    System.arraycopy(in.bytes(at, size()), 0, bytes, metadata, size());
    return bytes;
  }

  /// The fields of an object, or the elements of a list, in order.
  List<Part> parts() {
    Shape shape = shape();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < shape.count; i++) {
      parts.add(new Part(shape, i));
    }
    return parts;
  }

  /// The field of this name, if this is an object that has it.
  Optional<VariantValue> field(String name) {
    return kind() == Kind.OBJECT
        ? parts().stream().filter(part -> part.name().equals(name)).findFirst().map(Part::value)
        : Optional.empty();
  }

  /// The element at an index from 0, if this is a list that has it.
  Optional<VariantValue> element(int index) {
    if (kind() != Kind.LIST) {
      return Optional.empty();
    }
    Shape shape = shape();
    return index < shape.count ? Optional.of(new Part(shape, index).value()) : Optional.empty();
  }

  /// Where the bytes of a text or binary value begin.
  int bytesAt() {
    return isShort() ? at + 1 : at + 1 + Integer.BYTES;
  }

  /// The number of bytes of a text or binary value.
  int bytes() {
    return isShort() ? header() >> 2 : in.unsigned(at + 1L, Integer.BYTES);
  }

  /// The number that follows the first byte, of some bytes.
  long number(int width) {
    return in.signed(at + 1, width);
  }

  /// The number of bytes this takes, with all that it holds.
  int size() {
    return switch (kind()) {
      case NULL, TRUE, FALSE -> 1;
      case INT8 -> 2;
      case INT16 -> 3;
      case INT32, DATE, FLOAT32 -> 5;
      case INT64, FLOAT64, TIMESTAMP, TIMESTAMP_NTZ -> 9;
      case TIME, TIMESTAMP_NANOS, TIMESTAMP_NTZ_NANOS -> 9;
      case DECIMAL4 -> 6;
      case DECIMAL8 -> 10;
      case DECIMAL16 -> 18;
      case UUID -> 17;
      case BINARY, STRING -> bytesAt() - at + bytes();
      case OBJECT, LIST -> shape().end() - at;
    };
  }

  private int header() {
    return in.unsigned(at, 1);
  }

  private boolean isShort() {
    return (header() & 3) == SHORT_TEXT;
  }

  private Shape shape() {
    int bits = header() >> 2;
    boolean object = (header() & 3) == OBJECT;
    int countWidth = (bits >> (object ? 4 : 2) & 1) == 0 ? 1 : Integer.BYTES;
    int count = in.unsigned(at + 1L, countWidth);
    int idWidth = object ? (bits >> 2 & 3) + 1 : 0;
    Shape shape = new Shape(at + 1 + countWidth, count, idWidth, (bits & 3) + 1);
    // Of what is counted each has an offset: a count that there is no room for ends here.
    in.unsigned(shape.offsetAt(count), shape.offsetWidth);
    return shape;
  }

  /// How an object or a list is laid out from its first id, or offset where there are none.
  private final class Shape {
    private final int start;
    private final int count;
    private final int idWidth;
    private final int offsetWidth;

    Shape(int start, int count, int idWidth, int offsetWidth) {
      this.start = start;
      this.count = count;
      this.idWidth = idWidth;
      this.offsetWidth = offsetWidth;
    }

    long offsetAt(int index) {
      return start + (long) count * idWidth + (long) index * offsetWidth;
    }

    int end() {
      return value(count).at();
    }

    String name(int index) {
      return in.name(in.unsigned(start + (long) index * idWidth, idWidth));
    }

    VariantValue value(int index) {
      long data = offsetAt(count) + offsetWidth;
      long place = data + in.unsigned(offsetAt(index), offsetWidth);
      if (place > in.length()) {
        throw EvaluationException.malformedVariant(
            "a value at %d of %d".formatted(place, in.length()));
      }
      return new VariantValue(in, (int) place);
    }
  }

  /// One field or element.
  record Part(Shape shape, int index) {
    /// The field's name.
    String name() {
      return shape.name(index);
    }

    VariantValue value() {
      return shape.value(index);
    }
  }
}
