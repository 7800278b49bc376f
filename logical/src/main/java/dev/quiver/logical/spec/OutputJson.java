package dev.quiver.logical.spec;

import dev.quiver.logical.spec.BloomFilters.BloomColumn;
import dev.quiver.logical.spec.MergePlan.MergeClause;

/// Writes what a document says about its outputs.
final class OutputJson {
  private OutputJson() {}

  static Json of(OutputTarget output, long version) {
    JsonMembers json =
        new JsonMembers()
            .text("table_name", output.tableName())
            .optionalText("delta_location", output.deltaLocation())
            .text("source_view", output.sourceView())
            .texts("columns", output.columns())
            .name("materialization_mode", output.materializationMode())
            .texts("partition_by", output.partitionBy())
            .texts("write_metadata", output.writeMetadata())
            .optionalWhole("max_commit_retries", output.maxCommitRetries());
    if (version >= SpecReader.OPENED) {
      json.optionalText("replace_where", output.replaceWhere())
          .optional("merge", output.merge(), OutputJson::merge)
          .name("schema_mode", output.schemaMode())
          .texts("table_properties", output.tableProperties())
          .put("bloom_filters", bloomFilters(output.bloomFilters()))
          .optional("statistics_columns", output.statisticsColumns(), JsonMembers::texts)
          .optionalWhole("target_file_size", output.targetFileSize())
          .texts("cluster_by", output.clusterBy())
          .optional("transaction_id", output.transactionId(), OutputJson::transaction)
          .list("constraints", output.constraints(), ProfileJson::constraint);
    }
    return json.end();
  }

  static Json merge(MergePlan merge) {
    return new JsonMembers()
        .optionalText("on", merge.on())
        .texts("keys", merge.keys())
        .list("when_matched", merge.whenMatched(), OutputJson::clause)
        .list("when_not_matched", merge.whenNotMatched(), OutputJson::clause)
        .list("when_not_matched_by_source", merge.whenNotMatchedBySource(), OutputJson::clause)
        .end();
  }

  private static Json clause(MergeClause clause) {
    return new JsonMembers()
        .optionalText("condition", clause.condition())
        .name("action", clause.action())
        .texts("set", clause.set())
        .end();
  }

  static Json bloomFilters(BloomFilters filters) {
    return switch (filters) {
      case BloomFilters.Auto() -> new Json.Text("auto");
      case BloomFilters.Listed(var columns) -> JsonMembers.items(columns, OutputJson::bloomColumn);
    };
  }

  private static Json bloomColumn(BloomColumn column) {
    return new JsonMembers()
        .text("column", column.column())
        .put("fpp", new Json.Real(column.fpp()))
        .optionalWhole("ndv", column.ndv())
        .end();
  }

  static Json transaction(TransactionId transaction) {
    return new JsonMembers()
        .text("app_id", transaction.appId())
        .whole("version", transaction.version())
        .end();
  }
}
