package dev.quiver.delta.log.change;

import java.util.List;
import java.util.Map;

/// What a `metaData` action says that a feed depends on.
record MetadataAction(
    String schemaJson, List<String> partitionColumns, Map<String, String> configuration) {
  private static final String FEED = "delta.enableChangeDataFeed";

  MetadataAction {
    partitionColumns = List.copyOf(partitionColumns);
    configuration = Map.copyOf(configuration);
  }

  boolean recordsChanges() {
    return "true".equalsIgnoreCase(configuration.get(FEED));
  }
}
