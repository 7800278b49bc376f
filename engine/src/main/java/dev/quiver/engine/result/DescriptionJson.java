package dev.quiver.engine.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.engine.TableDescription;

/// Prints a table's description as JSON.
public final class DescriptionJson {
  private DescriptionJson() {}

  /// One document.
  public static String text(TableDescription table) {
    ObjectNode json = JsonText.object();
    json.put("location", table.location());
    json.put("version", table.version());
    json.put("min_reader_version", table.minReader());
    json.put("min_writer_version", table.minWriter());
    table.readerFeatures().forEach(json.putArray("reader_features")::add);
    table.writerFeatures().forEach(json.putArray("writer_features")::add);
    table.partitionColumns().forEach(json.putArray("partition_columns")::add);
    ObjectNode properties = json.putObject("properties");
    table.properties().forEach(properties::put);
    json.put("files", table.files());
    json.put("bytes", table.bytes());
    table.rows().ifPresentOrElse(rows -> json.put("rows", rows), () -> json.putNull("rows"));
    ArrayNode columns = json.putArray("columns");
    table
        .schema()
        .fields()
        .forEach(field ->
            columns
                .addObject()
                .put("name", field.name())
                .put("type", CanonicalTypes.name(field.type())));
    return JsonText.print(json);
  }
}
