package dev.quiver.delta.parquet.variant;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType.Simple;
import org.apache.arrow.memory.BufferAllocator;

/// Makes variants of the columns they were taken apart into: metadata, then value.
public final class VariantAssembly {
  private static final int SHORT_STRING = 63;

  private final Shredded root;
  private final VariantNames names;
  private final VariantBytes out = new VariantBytes();
  private final Containers containers = new Containers(out);
  private final Place place;

  VariantAssembly(Shredded root, byte[][] wanted, Place place) {
    this.root = root;
    this.names = new VariantNames(wanted, place);
    this.place = place;
  }

  /// The variants of a struct's rows, which stays the caller's.
  public FlatVector assemble(StructVector parts, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.VARIANT, parts.rows())) {
      for (int row = 0; row < parts.rows(); row++) {
        ColumnVector metadata = parts.members().getFirst();
        if (parts.isNull(row)) {
          writer.setNull(row);
        } else if (metadata.isNull(row)) {
          throw place.corrupt("a variant without metadata");
        } else if (root.typed() < 0) {
          join(address(metadata, row), parts.members().get(root.value()), row, writer);
        } else {
          assemble(address(metadata, row), parts, row, writer);
        }
      }
      return writer.finish();
    }
  }

  private void join(long metadata, ColumnVector values, int row, VectorWriter writer) {
    if (values.isNull(row)) {
      out.clear();
      out.copy(Views.text(metadata), Views.length(metadata));
      out.put(0);
      writer.setBytes(row, out.array(), out.size());
      return;
    }
    long value = address(values, row);
    int first = Views.length(metadata);
    int bytes = first + Views.length(value);
    if (bytes < 0) {
      throw place.corrupt("a variant of more than two billion bytes");
    }
    if (bytes > Views.MAX_INLINE) {
      long to = writer.reserve(bytes);
      Memory.copy(Views.text(metadata), to, first);
      Memory.copy(Views.text(value), to + first, Views.length(value));
      Views.put(writer.address(row), to, bytes);
    } else {
      out.clear();
      out.copy(Views.text(metadata), first);
      out.copy(Views.text(value), Views.length(value));
      writer.setBytes(row, out.array(), bytes);
    }
  }

  private void assemble(long metadata, StructVector parts, int row, VectorWriter writer) {
    names.open(Views.text(metadata), Views.length(metadata));
    out.clear();
    containers.clear();
    out.copy(Views.text(metadata), Views.length(metadata));
    // What is not there at the top, where something has to be, is the variant that is null.
    if (!write(root, parts, row)) {
      out.put(0);
    }
    writer.setBytes(row, out.array(), out.size());
  }

  /// Writes a part; answers whether there is one.
  private boolean write(Shredded part, StructVector parts, int row) {
    boolean kept = part.value() >= 0 && !parts.members().get(part.value()).isNull(row);
    if (part.typed() < 0 || parts.members().get(part.typed()).isNull(row)) {
      if (kept) {
        long value = address(parts.members().get(part.value()), row);
        out.copy(Views.text(value), Views.length(value));
      }
      return kept;
    }
    ColumnVector typed = parts.members().get(part.typed());
    switch (part.form()) {
      case Shredded.Fields(var fields) -> {
        int start = out.size();
        int begun = containers.begin();
        for (int i = 0; i < fields.size(); i++) {
          write(fields.get(i), (StructVector) typed, row);
        }
        if (kept) {
          writeRest(begun, address(parts.members().get(part.value()), row));
        }
        containers.endObject(begun, start, names);
      }
      case Shredded.Typed _ when kept ->
          throw place.corrupt("a variant that is kept both as bytes and in a column");
      case Shredded.Items(var element) -> write(element.getFirst(), (ListVector) typed, row);
      case Shredded.Scalar(var form) -> write(form, address(typed, row));
    }
    return true;
  }

  private void write(Shredded element, ListVector list, int row) {
    int start = out.size();
    int begun = containers.begin();
    StructVector elements = (StructVector) list.elements();
    for (int i = list.start(row); i < list.end(row); i++) {
      containers.part(0, out.size());
      if (elements.isNull(i) || !write(element, elements, i)) {
        out.put(0);
      }
    }
    containers.endArray(begun, start);
  }

  private void write(Shredded.Entry field, StructVector object, int row) {
    StructVector parts = (StructVector) object.members().get(field.member());
    if (parts.isNull(row)) {
      return;
    }
    int start = out.size();
    if (write(field.part(), parts, row)) {
      containers.part(names.id(field.name()), start);
    }
  }

  /// Writes the fields of an object that have no columns, and were kept as the bytes of an object
  /// of their own.
  private void writeRest(int begun, long value) {
    RestFields rest = new RestFields(Views.text(value), Views.length(value), place);
    for (int i = 0; i < rest.count(); i++) {
      if (!containers.has(begun, rest.name(i))) {
        rest.copy(i, containers, out);
      }
    }
  }

  private void write(ScalarForm form, long value) {
    switch (form.code()) {
      case ScalarForm.TRUE ->
          out.put((Memory.getByte(value) != 0 ? ScalarForm.TRUE : ScalarForm.FALSE) << 2);
      case ScalarForm.STRING, ScalarForm.BINARY -> {
        int length = Views.length(value);
        if (form.code() == ScalarForm.STRING && length <= SHORT_STRING) {
          out.put(length << 2 | 1);
        } else {
          out.put(form.code() << 2);
          out.put(length, Integer.BYTES);
        }
        out.copy(Views.text(value), length);
      }
      default -> {
        out.put(form.code() << 2);
        if (form.scale() != ScalarForm.NO_SCALE) {
          out.put(form.scale());
        }
        out.copy(form.type() == Simple.BINARY ? Views.text(value) : value, form.bytes());
      }
    }
  }

  private static long address(ColumnVector vector, int row) {
    return switch (vector) {
      case FlatVector flat -> flat.values() + (long) row * Width.of(flat.type());
      case DictionaryVector coded ->
          address(coded.dictionary(), Memory.getInt(coded.codes() + 4L * row));
      case ConstantVector constant -> constant.value().values();
      case StructVector _, ListVector _ -> throw new AssertionError("no value: " + vector.type());
    };
  }
}
