package dev.quiver.delta.commit;

import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Protocol;
import dev.quiver.delta.log.TableColumns;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The protocol and the metadata of an output's table: those it has, or those it is created with.
record TableActions(Protocol protocol, Metadata metadata) {
  private static final int TABLE_FEATURES_READER = 3;
  private static final int TABLE_FEATURES_WRITER = 7;

  /// Those of a target, whose table is created by id and clock if there is none.
  static TableActions of(WriteTarget target, WriteSettings settings) {
    return target
        .base()
        .map(table -> new TableActions(table.protocol(), table.metadata()))
        .orElseGet(() -> created(target, settings));
  }

  /// The `protocol` action's content.
  JsonObject protocolJson() {
    JsonObject json =
        new JsonObject()
            .put("minReaderVersion", protocol.minReader())
            .put("minWriterVersion", protocol.minWriter());
    if (protocol.minReader() >= TABLE_FEATURES_READER) {
      json.put("readerFeatures", List.copyOf(protocol.readerFeatures()));
    }
    if (protocol.minWriter() >= TABLE_FEATURES_WRITER) {
      json.put("writerFeatures", List.copyOf(protocol.writerFeatures()));
    }
    return json;
  }

  /// The `metaData` action's content.
  JsonObject metadataJson() {
    JsonObject json = new JsonObject().put("id", metadata.id());
    metadata.name().ifPresent(name -> json.put("name", name));
    metadata.description().ifPresent(description -> json.put("description", description));
    json.put(
        "format", new JsonObject().put("provider", "parquet").put("options", new JsonObject()));
    json.put("schemaString", metadata.schemaJson());
    json.put("partitionColumns", metadata.partitionColumns());
    json.put("configuration", metadata.configuration());
    metadata.created().ifPresent(created -> json.put("createdTime", created));
    return json;
  }

  private static TableActions created(WriteTarget target, WriteSettings settings) {
    Metadata metadata =
        new Metadata(
            target.id(settings.ids(), "table"),
            Optional.empty(),
            Optional.empty(),
            TableColumns.of(target.schema().fields()),
            SchemaJson.of(target.schema().fields()).toString(),
            target.partitionColumns(),
            new TreeMap<>(),
            OptionalLong.of(settings.clock().millis()));
    return new TableActions(protocol(target.schema().fields()), metadata);
  }

  /// The oldest that will do, so that as many as can read the table.
  private static Protocol protocol(List<Field> fields) {
    SortedSet<String> features = new TreeSet<>();
    fields.forEach(field -> features(field.type(), features));
    if (features.isEmpty()) {
      return new Protocol(1, 2, new TreeSet<>(), new TreeSet<>());
    }
    // The old features are not implied once features are listed.
    SortedSet<String> all = new TreeSet<>(Set.of("appendOnly", "invariants"));
    all.addAll(features);
    return new Protocol(TABLE_FEATURES_READER, TABLE_FEATURES_WRITER, features, all);
  }

  /// Adds the features that values of a type need.
  private static void features(DataType type, Set<String> features) {
    switch (type) {
      case Struct(var members) -> members.forEach(member -> features(member.type(), features));
      case ListOf(var element) -> features(element, features);
      case MapOf(var key, var value) -> {
        features(key, features);
        features(value, features);
      }
      case Simple simple when simple == Simple.TIMESTAMP_NTZ -> features.add("timestampNtz");
      case Simple simple when simple == Simple.VARIANT -> features.add("variantType");
      case Simple _, Decimal _ -> {}
    }
  }
}
