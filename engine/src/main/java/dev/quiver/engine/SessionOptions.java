package dev.quiver.engine;

import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Everything a session is told: how to run, what to leave out of planning, and where relative
/// locations begin. Immutable; each `with…` answers a changed copy.
///
/// `cache` is the limit of what the engine remembers of tables and files for sessions of this
/// limit; without one it is a sixteenth of the memory.
public record SessionOptions(
    ExecutionSettings execution,
    SortedSet<String> rulesOff,
    boolean runtimeFilters,
    Path base,
    OptionalLong cache) {
  /// The least memory a session may have.
  public static final long LEAST_MEMORY_BYTES = 16L << 20;

  private static final int CACHE_SHARE = 16;

  public SessionOptions {
    rulesOff = Collections.unmodifiableSortedSet(new TreeSet<>(rulesOff));
    if (execution.memoryBytes() < LEAST_MEMORY_BYTES) {
      throw SessionException.badValue(
          "memory", Long.toString(execution.memoryBytes()), "16m or more");
    }
  }

  /// A worker for each core, half of the machine's memory, batches of 2,048 rows; relative
  /// locations begin at the working folder.
  public static SessionOptions defaults() {
    return new SessionOptions(
        new ExecutionSettings(
            Runtime.getRuntime().availableProcessors(),
            ExecutionSettings.DEFAULT_BATCH_ROWS,
            Machine.memoryBytes() / 2,
            KernelChoice.AUTO),
        new TreeSet<>(Set.of()),
        true,
        Path.of("").toAbsolutePath(),
        OptionalLong.empty());
  }

  /// With this many workers.
  public SessionOptions withThreads(int threads) {
    if (threads < 1) {
      throw SessionException.badValue("threads", Integer.toString(threads), "1 or more");
    }
    return with(
        new ExecutionSettings(
            threads, execution.batchRows(), execution.memoryBytes(), execution.kernels()));
  }

  /// With this limit of memory.
  public SessionOptions withMemory(long bytes) {
    return with(
        new ExecutionSettings(
            execution.threads(), execution.batchRows(), bytes, execution.kernels()));
  }

  /// With batches of at most this many rows.
  public SessionOptions withBatchRows(int rows) {
    if (rows < 1 || rows > ExecutionSettings.MAX_BATCH_ROWS) {
      throw SessionException.badValue("batch_rows", Integer.toString(rows), "1 to 65536");
    }
    return with(
        new ExecutionSettings(
            execution.threads(), rows, execution.memoryBytes(), execution.kernels()));
  }

  /// With these kernels.
  public SessionOptions withKernels(KernelChoice kernels) {
    return with(
        new ExecutionSettings(
            execution.threads(), execution.batchRows(), execution.memoryBytes(), kernels));
  }

  /// Without these rules and phases.
  public SessionOptions withRulesOff(Set<String> names) {
    return new SessionOptions(execution, new TreeSet<>(names), runtimeFilters, base, cache);
  }

  /// With filters made while running, or without.
  public SessionOptions withRuntimeFilters(boolean on) {
    return new SessionOptions(execution, rulesOff, on, base, cache);
  }

  /// With relative locations beginning at this folder.
  public SessionOptions withBase(Path folder) {
    return new SessionOptions(
        execution, rulesOff, runtimeFilters, folder.toAbsolutePath().normalize(), cache);
  }

  /// With this limit of what is remembered of tables and files, 0 for nothing.
  public SessionOptions withCache(long bytes) {
    if (bytes < 0) {
      throw SessionException.badValue("cache_bytes", Long.toString(bytes), "0 or more");
    }
    return new SessionOptions(execution, rulesOff, runtimeFilters, base, OptionalLong.of(bytes));
  }

  /// The most bytes that may be remembered of tables and files.
  public long cacheBytes() {
    return cache.orElse(execution.memoryBytes() / CACHE_SHARE);
  }

  /// With a setting as `--set NAME=VALUE` says it; a name or value that is not known is an error.
  public SessionOptions with(String name, String value) {
    Setting setting = Setting.named(name).orElseThrow(() -> SessionException.unknownSetting(name));
    return switch (setting) {
      case BATCH_ROWS -> withBatchRows(batchRows(value));
      case CACHE_BYTES -> withCache(cacheBytes(value));
      case KERNELS -> withKernels(kernels(value));
      case RUNTIME_FILTERS -> withRuntimeFilters(runtimeFilters(value));
      case RULES_OFF ->
          withRulesOff(
              new TreeSet<>(
                  Arrays.stream(value.split(",", -1))
                      .map(String::strip)
                      .filter(rule -> !rule.isEmpty())
                      .toList()));
    };
  }

  private SessionOptions with(ExecutionSettings settings) {
    return new SessionOptions(settings, rulesOff, runtimeFilters, base, cache);
  }

  private static int batchRows(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw SessionException.badValue("batch_rows", value, "1 to 65536");
    }
  }

  private static long cacheBytes(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw SessionException.badValue("cache_bytes", value, "0 or more, in bytes");
    }
  }

  private static KernelChoice kernels(String value) {
    return Arrays.stream(KernelChoice.values())
        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(() -> SessionException.badValue("kernels", value, "auto, scalar or simd"));
  }

  private static boolean runtimeFilters(String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw SessionException.badValue("runtime_filters", value, "on or off");
    };
  }
}
