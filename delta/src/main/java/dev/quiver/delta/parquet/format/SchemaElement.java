package dev.quiver.delta.parquet.format;

import static dev.quiver.delta.parquet.format.CompactReader.STOP;

import dev.quiver.delta.parquet.format.Annotation.Simple;
import java.util.OptionalInt;

/// One entry of the flat list in which a footer keeps the schema's tree. `type` is -1 for a group.
record SchemaElement(
    String name,
    OptionalInt id,
    int type,
    int length,
    int repetition,
    int members,
    Annotation annotation) {
  static final int REQUIRED = 0;
  static final int REPEATED = 2;

  static SchemaElement read(CompactReader in, Place place) {
    String name = "";
    OptionalInt fieldId = OptionalInt.empty();
    int type = -1;
    int length = 0;
    int repetition = REQUIRED;
    int members = 0;
    int scale = 0;
    int precision = 0;
    int converted = -1;
    Annotation annotation = Simple.NONE;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> type = in.i32();
        case 2 -> length = in.i32();
        case 3 -> repetition = in.i32();
        case 4 -> name = in.string();
        case 5 -> members = in.i32();
        case 6 -> converted = in.i32();
        case 7 -> scale = in.i32();
        case 8 -> precision = in.i32();
        case 9 -> fieldId = OptionalInt.of(in.i32());
        case 10 -> annotation = AnnotationParser.logical(in);
        default -> in.skip();
      }
    }
    if (annotation == Simple.NONE) {
      annotation = AnnotationParser.converted(converted, precision, scale);
    }
    if (repetition < REQUIRED || repetition > REPEATED) {
      throw place.column(name).corrupt("no such repetition: " + repetition);
    }
    return new SchemaElement(name, fieldId, type, length, repetition, members, annotation);
  }
}
