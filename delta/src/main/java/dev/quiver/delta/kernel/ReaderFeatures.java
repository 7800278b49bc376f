package dev.quiver.delta.kernel;

import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Protocol;
import dev.quiver.delta.log.TableErrors;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.Set;

/// Refuses tables that ask readers for what we do not do.
///
/// A feature that a table may use but does not is no reason: deletion vectors are looked for in the
/// live files, wider types in the schema.
final class ReaderFeatures {
  private static final Set<String> READ =
      Set.of(
          "columnMapping",
          "deletionVectors",
          "timestampNtz",
          "typeWidening",
          "typeWidening-preview",
          "v2Checkpoint",
          "vacuumProtocolCheck",
          "variantType",
          "variantType-preview",
          "variantShredding",
          "variantShredding-preview");

  private ReaderFeatures() {}

  static void check(String location, Protocol protocol, Metadata metadata, StructType schema) {
    for (String feature : protocol.readerFeatures()) {
      if (!READ.contains(feature)) {
        throw TableErrors.unsupported(location, "table feature " + feature);
      }
    }
    String mapping = metadata.configuration().getOrDefault("delta.columnMapping.mode", "none");
    if (!mapping.equals("none")) {
      throw TableErrors.unsupported(location, "column mapping by " + mapping);
    }
    checkWidening(location, schema);
  }

  private static void checkWidening(String location, StructType schema) {
    for (StructField field : schema.fields()) {
      if (!field.getTypeChanges().isEmpty()) {
        throw TableErrors.unsupported(location, "type widening of column " + field.getName());
      }
      if (field.getDataType() instanceof StructType struct) {
        checkWidening(location, struct);
      }
    }
  }
}
