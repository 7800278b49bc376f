package dev.quiver.delta.commit;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.DeletionVector;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.logical.plan.Target.WriteMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes the log file of one commit: what was done and by whom, then what changes.
final class CommitDocument {
  /// The fields of a commit's info that are not for users.
  static final Set<String> FIELDS =
      Set.of(
          "timestamp",
          "inCommitTimestamp",
          "userId",
          "userName",
          "operation",
          "operationParameters",
          "operationMetrics",
          "job",
          "notebook",
          "clusterId",
          "readVersion",
          "isolationLevel",
          "isBlindAppend",
          "tags",
          "engineInfo",
          "txnId");

  private static final String ENGINE = "Quiver/0.1.0";

  private final StagedFiles staged;
  private final WriteTarget target;
  private final TableActions table;
  private final SortedMap<String, String> notes;
  private final String transactionId;

  CommitDocument(
      StagedFiles staged,
      TableActions table,
      SortedMap<String, String> notes,
      String transactionId) {
    this.staged = staged;
    this.target = staged.target();
    this.table = table;
    this.notes = new TreeMap<>(notes);
    this.notes.putAll(target.write().metadata());
    this.transactionId = transactionId;
  }

  /// The files that the commit takes away.
  List<DataFile> removed() {
    return target.write().mode() == WriteMode.OVERWRITE
        ? target.base().<List<DataFile>>map(Snapshot::files).orElse(List.of())
        : List.of();
  }

  /// The document, a line an action, as of a time in milliseconds.
  byte[] bytes(long now, OptionalLong inCommitTimestamp) {
    List<JsonObject> lines = new ArrayList<>();
    // First in every commit: where commits carry their own time, readers look here alone.
    lines.add(action("commitInfo", info(now, inCommitTimestamp)));
    if (target.base().isEmpty()) {
      lines.add(action("protocol", table.protocolJson()));
      lines.add(action("metaData", table.metadataJson()));
    }
    removed().forEach(file -> lines.add(action("remove", remove(file, now))));
    staged.list().forEach(file -> lines.add(action("add", add(file, now))));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject action(String name, JsonObject content) {
    return new JsonObject().put(name, content);
  }

  private JsonObject info(long now, OptionalLong inCommitTimestamp) {
    JsonObject info = new JsonObject();
    inCommitTimestamp.ifPresent(time -> info.put("inCommitTimestamp", time));
    info.put("timestamp", now);
    info.put("operation", target.base().isEmpty() ? "CREATE TABLE AS SELECT" : "WRITE");
    info.put("operationParameters", parameters());
    target.base().ifPresent(base -> info.put("readVersion", base.version()));
    info.put("isBlindAppend", isBlindAppend());
    info.put("operationMetrics", metrics());
    info.put("engineInfo", ENGINE);
    info.put("txnId", transactionId);
    notes.forEach(info::put);
    return info;
  }

  /// Every parameter is text, lists too.
  private JsonObject parameters() {
    WriteMode mode = target.write().mode();
    return new JsonObject()
        .put("mode", mode == WriteMode.APPEND ? "Append" : "Overwrite")
        .put("partitionBy", JsonObject.array(target.partitionColumns(), JsonObject::quote));
  }

  private JsonObject metrics() {
    JsonObject metrics =
        new JsonObject()
            .put("numFiles", Integer.toString(staged.files()))
            .put("numOutputRows", Long.toString(staged.rows()))
            .put("numOutputBytes", Long.toString(staged.bytes()));
    if (target.write().mode() == WriteMode.OVERWRITE && target.base().isPresent()) {
      long bytes = removed().stream().mapToLong(DataFile::bytes).sum();
      metrics.put("numRemovedFiles", Integer.toString(removed().size()));
      metrics.put("numRemovedBytes", Long.toString(bytes));
    }
    return metrics;
  }

  private boolean isBlindAppend() {
    boolean onlyAdds = target.write().mode() == WriteMode.APPEND || target.base().isEmpty();
    return onlyAdds && !target.isRead();
  }

  private JsonObject add(StagedFile file, long now) {
    return new JsonObject()
        .put("path", PartitionFolder.encode(file.path()))
        .put("partitionValues", partition(file.partition()))
        .put("size", file.written().bytes())
        .put("modificationTime", now)
        .put("dataChange", true)
        .put(
            "stats",
            FileStatisticsJson.of(
                file.written(),
                target.write().files().statisticsColumns(),
                target.configuration()));
  }

  private JsonObject remove(DataFile file, long now) {
    JsonObject remove =
        new JsonObject()
            .put("path", file.path())
            .put("deletionTimestamp", now)
            .put("dataChange", true)
            .put("extendedFileMetadata", true)
            .put("partitionValues", partition(file.partitionTexts()))
            .put("size", file.bytes());
    file.deletionVector().ifPresent(vector -> remove.put("deletionVector", deleted(vector)));
    return remove;
  }

  private static JsonObject deleted(DeletionVector vector) {
    JsonObject json =
        new JsonObject().put("storageType", vector.storage()).put("pathOrInlineDv", vector.path());
    vector.offset().ifPresent(offset -> json.put("offset", offset));
    return json.put("sizeInBytes", vector.bytes()).put("cardinality", vector.cardinality());
  }

  private JsonObject partition(List<String> texts) {
    JsonObject values = new JsonObject();
    for (int i = 0; i < texts.size(); i++) {
      String column = target.partitionColumns().get(i);
      String text = texts.get(i);
      values.putJson(column, text.isEmpty() ? "null" : JsonObject.quote(text));
    }
    return values;
  }
}
