package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.encode.Leaf;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MapType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.VariantType;

/// Writes down fields as Parquet's schema, a tree in depth-first order.
final class ParquetSchema {
  private ParquetSchema() {}

  static List<SchemaElement> of(List<Field> fields) {
    List<SchemaElement> elements = new ArrayList<>();
    SchemaElement root = new SchemaElement("schema");
    root.setNum_children(fields.size());
    elements.add(root);
    fields.forEach(field -> add(field, elements));
    return elements;
  }

  private static void add(Field field, List<SchemaElement> elements) {
    add(field.name(), field.type(), FieldRepetitionType.OPTIONAL, elements);
  }

  private static void add(
      String name, DataType type, FieldRepetitionType repetition, List<SchemaElement> elements) {
    SchemaElement element = new SchemaElement(name);
    element.setRepetition_type(repetition);
    elements.add(element);
    switch (type) {
      case Struct(var members) -> {
        element.setNum_children(members.size());
        members.forEach(member -> add(member, elements));
      }
      case ListOf(var item) -> {
        element.setConverted_type(ConvertedType.LIST);
        element.setLogicalType(LogicalType.LIST(new ListType()));
        element.setNum_children(1);
        repeated(Leaf.LIST, 1, elements);
        add(Leaf.ELEMENT, item, FieldRepetitionType.OPTIONAL, elements);
      }
      case MapOf(var key, var value) -> {
        element.setConverted_type(ConvertedType.MAP);
        element.setLogicalType(LogicalType.MAP(new MapType()));
        element.setNum_children(1);
        repeated(Leaf.ENTRIES, 2, elements);
        add(Leaf.KEY, key, FieldRepetitionType.REQUIRED, elements);
        add(Leaf.VALUE, value, FieldRepetitionType.OPTIONAL, elements);
      }
      case Simple simple when simple == Simple.VARIANT -> {
        element.setLogicalType(LogicalType.VARIANT(new VariantType()));
        element.setNum_children(2);
        add(Leaf.METADATA, Simple.BINARY, FieldRepetitionType.REQUIRED, elements);
        add(Leaf.VALUE, Simple.BINARY, FieldRepetitionType.REQUIRED, elements);
      }
      case Simple _, Decimal _ -> annotate(Leaf.single(new Field(name, type)), element);
    }
  }

  private static void repeated(String name, int members, List<SchemaElement> elements) {
    SchemaElement element = new SchemaElement(name);
    element.setRepetition_type(FieldRepetitionType.REPEATED);
    elements.add(element);
    element.setNum_children(members);
  }

  private static void annotate(Leaf leaf, SchemaElement element) {
    element.setType(leaf.order().type());
    DataType type = leaf.type();
    if (type instanceof Decimal(var precision, var scale)) {
      if (!((Decimal) type).isCompact()) {
        element.setType_length(leaf.width());
      }
      element.setPrecision(precision);
      element.setScale(scale);
      element.setConverted_type(ConvertedType.DECIMAL);
      element.setLogicalType(LogicalType.DECIMAL(new DecimalType(scale, precision)));
    } else if (type instanceof Simple simple) {
      annotate(simple, element);
    }
  }

  private static void annotate(Simple type, SchemaElement element) {
    switch (type) {
      case INT8 -> integer(8, ConvertedType.INT_8, element);
      case INT16 -> integer(16, ConvertedType.INT_16, element);
      case DATE -> {
        element.setConverted_type(ConvertedType.DATE);
        element.setLogicalType(LogicalType.DATE(new DateType()));
      }
      case TIMESTAMP -> {
        element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
        element.setLogicalType(micros(true));
      }
      // The older annotation means an instant, so there is none for local time.
      case TIMESTAMP_NTZ -> element.setLogicalType(micros(false));
      case STRING -> {
        element.setConverted_type(ConvertedType.UTF8);
        element.setLogicalType(LogicalType.STRING(new StringType()));
      }
      case NULL, BOOLEAN, INT32, INT64, FLOAT32, FLOAT64, BINARY, VARIANT -> {}
    }
  }

  private static void integer(int bits, ConvertedType converted, SchemaElement element) {
    element.setConverted_type(converted);
    element.setLogicalType(LogicalType.INTEGER(new IntType((byte) bits, true)));
  }

  private static LogicalType micros(boolean instant) {
    return LogicalType.TIMESTAMP(new TimestampType(instant, TimeUnit.MICROS(new MicroSeconds())));
  }
}
