package dev.quiver.logical.spec;

import java.util.Optional;
import java.util.OptionalLong;

/// The resources and engine switches of a run, spelled out.
public record RuntimeProfileSpec(
    String profileName,
    long targetPartitions,
    long batchSize,
    long planningConcurrency,
    long metaFetchConcurrency,
    long memoryPoolBytes,
    long maxTempDirectoryBytes,
    boolean repartitionJoins,
    boolean repartitionAggregations,
    boolean repartitionWindows,
    boolean repartitionSorts,
    boolean repartitionFileScans,
    long repartitionFileMinSize,
    boolean parquetPruning,
    boolean pushdownFilters,
    boolean enablePageIndex,
    long metadataSizeHint,
    Optional<Long> maxPredicateCacheSize,
    long listFilesCacheLimit,
    Optional<String> listFilesCacheTtl,
    long metadataCacheLimit,
    boolean collectStatistics,
    long optimizerMaxPasses,
    boolean skipFailedRules,
    boolean filterNullJoinKeys,
    boolean enableDynamicFilterPushdown,
    boolean enableJoinDynamicFilterPushdown,
    boolean enableAggregateDynamicFilterPushdown,
    boolean enableTopkDynamicFilterPushdown,
    boolean enableSortPushdown,
    boolean allowSymmetricJoinsWithoutPruning,
    boolean enableRecursiveCtes,
    boolean enableIdentNormalization,
    boolean showStatistics,
    boolean showSchema) {
  /// How long a listing of files may be reused, in seconds; empty when the text is absent or says
  /// nothing that can be understood.
  public OptionalLong listFilesCacheSeconds() {
    return listFilesCacheTtl.map(CacheTtl::seconds).orElse(OptionalLong.empty());
  }
}
