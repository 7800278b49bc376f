package dev.quiver.delta.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.logical.expr.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Says what a log says of its table as rows: of [dev.quiver.logical.catalog.TableContent.Facts]
/// and of [dev.quiver.logical.catalog.TableContent.Files], values in the order of their columns.
public final class LogRows {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Snapshot snapshot;

  /// Rows about a table at a version.
  public LogRows(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The one row of facts; `timestamp` in milliseconds, if the version's is known.
  public List<Value> facts(OptionalLong timestamp) {
    Protocol protocol = snapshot.protocol();
    Metadata metadata = snapshot.metadata();
    return List.of(
        new Value.Text(snapshot.location()),
        new Value.Int(snapshot.version()),
        number(timestamp),
        new Value.Int(protocol.minReader()),
        new Value.Int(protocol.minWriter()),
        json(protocol.readerFeatures()),
        json(protocol.writerFeatures()),
        json(metadata.configuration()),
        json(metadata.partitionColumns()),
        new Value.Text(metadata.schemaJson()));
  }

  /// A row for each of the table's files, in plan order.
  public List<List<Value>> files(List<LiveFile> files) {
    return files.stream()
        .sorted((left, right) -> Utf8Order.compare(left.file().path(), right.file().path()))
        .map(this::file)
        .toList();
  }

  private List<Value> file(LiveFile live) {
    AddedFile added = live.file();
    return List.of(
        new Value.Text(snapshot.location()),
        new Value.Int(snapshot.version()),
        new Value.Text(FilePath.decode(added.path())),
        new Value.Int(added.bytes()),
        new Value.Int(added.modified()),
        new Value.Bool(true),
        text(added.statistics()),
        json(partition(added.partitionValues())),
        json(live.tags()),
        added.deletionVector().<Value>map(vector -> json(members(vector))).orElse(Value.NULL),
        number(rows(added.statistics())));
  }

  private Map<String, @Nullable String> partition(Map<String, String> texts) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (String column : snapshot.partitionColumns()) {
      int ordinal = snapshot.schema().ordinal(column);
      String text = texts.get(snapshot.metadata().stored().get(ordinal).name().text());
      values.put(column, text == null || text.isEmpty() ? null : text);
    }
    return values;
  }

  private static OptionalLong rows(Optional<String> statistics) {
    try {
      JsonNode rows = MAPPER.readTree(statistics.orElse("{}")).path("numRecords");
      return rows.canConvertToLong() ? OptionalLong.of(rows.asLong()) : OptionalLong.empty();
    } catch (JsonProcessingException _) {
      return OptionalLong.empty();
    }
  }

  private static Map<String, Object> members(DeletionVector vector) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("storageType", vector.storage());
    members.put("pathOrInlineDv", vector.path());
    vector.offset().ifPresent(offset -> members.put("offset", offset));
    members.put("sizeInBytes", vector.bytes());
    members.put("cardinality", vector.cardinality());
    return members;
  }

  private static Value number(OptionalLong number) {
    return number.isPresent() ? new Value.Int(number.getAsLong()) : Value.NULL;
  }

  private static Value text(Optional<String> text) {
    return text.<Value>map(Value.Text::new).orElse(Value.NULL);
  }

  private static Value.Text json(Object value) {
    try {
      return new Value.Text(MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + value, e);
    }
  }
}
