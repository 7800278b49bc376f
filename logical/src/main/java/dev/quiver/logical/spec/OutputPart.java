package dev.quiver.logical.spec;

import java.util.List;
import java.util.Map;

/// An output of a document that is being written. In version 4 it says its columns, none for all.
public final class OutputPart {
  private final JsonMembers members = new JsonMembers();

  OutputPart(String name, String location, String sourceView) {
    members
        .text("table_name", name)
        .text("delta_location", location)
        .text("source_view", sourceView);
    columns();
  }

  /// Writes these columns of the view, in this order; none for all.
  public OutputPart columns(String... columns) {
    members.texts("columns", List.of(columns));
    return this;
  }

  /// Says what becomes of the rows there are.
  public OutputPart mode(MaterializationMode mode) {
    members.name("materialization_mode", mode);
    return this;
  }

  /// Partitions the table.
  public OutputPart partitionBy(String... columns) {
    members.texts("partition_by", List.of(columns));
    return this;
  }

  /// Notes something in the commit.
  public OutputPart writeMetadata(Map<String, String> notes) {
    members.texts("write_metadata", notes);
    return this;
  }

  /// Tries a commit again so often.
  public OutputPart maxCommitRetries(long retries) {
    members.whole("max_commit_retries", retries);
    return this;
  }

  /// Replaces only the rows for which this is true.
  public OutputPart replaceWhere(String predicate) {
    members.text("replace_where", predicate);
    return this;
  }

  /// Merges the rows.
  public OutputPart merge(MergePlan merge) {
    members.put("merge", OutputJson.merge(merge));
    return this;
  }

  /// Says whether the schema may change.
  public OutputPart schemaMode(SchemaMode mode) {
    members.name("schema_mode", mode);
    return this;
  }

  /// Sets properties of the table.
  public OutputPart tableProperties(Map<String, String> properties) {
    members.texts("table_properties", properties);
    return this;
  }

  /// Gives columns bloom filters.
  public OutputPart bloomFilters(BloomFilters filters) {
    members.put("bloom_filters", OutputJson.bloomFilters(filters));
    return this;
  }

  /// Keeps statistics of these columns only.
  public OutputPart statisticsColumns(String... columns) {
    members.texts("statistics_columns", List.of(columns));
    return this;
  }

  /// Aims at files of this many bytes.
  public OutputPart targetFileSize(long bytes) {
    members.whole("target_file_size", bytes);
    return this;
  }

  /// Clusters the files written.
  public OutputPart clusterBy(String... columns) {
    members.texts("cluster_by", List.of(columns));
    return this;
  }

  /// Commits once for this application and version.
  public OutputPart transactionId(String appId, long version) {
    members.put("transaction_id", OutputJson.transaction(new TransactionId(appId, version)));
    return this;
  }

  /// Enforces constraints.
  public OutputPart constraints(MaintenanceSchedule.ConstraintSpec... constraints) {
    members.list("constraints", List.of(constraints), ProfileJson::constraint);
    return this;
  }

  Json json() {
    return members.end();
  }
}
