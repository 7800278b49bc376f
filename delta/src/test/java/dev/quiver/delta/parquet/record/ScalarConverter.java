package dev.quiver.delta.parquet.record;

import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/// Hands on each value.
final class ScalarConverter extends PrimitiveConverter {
  private final boolean text;
  private final Consumer<Object> parent;

  ScalarConverter(PrimitiveType type, Consumer<Object> parent) {
    this.text = type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation;
    this.parent = parent;
  }

  @Override
  public void addBinary(Binary value) {
    parent.accept(text ? value.toStringUsingUTF8() : value.getBytes());
  }

  @Override
  public void addBoolean(boolean value) {
    parent.accept(value);
  }

  @Override
  public void addDouble(double value) {
    parent.accept(value);
  }

  @Override
  public void addFloat(float value) {
    parent.accept((double) value);
  }

  @Override
  public void addInt(int value) {
    parent.accept((long) value);
  }

  @Override
  public void addLong(long value) {
    parent.accept(value);
  }
}
