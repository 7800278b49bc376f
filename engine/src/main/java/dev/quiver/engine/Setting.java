package dev.quiver.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The settings that `--set NAME=VALUE` knows.
enum Setting {
  /// The most rows in a batch.
  BATCH_ROWS("batch_rows"),
  /// The most bytes that are remembered of tables and files.
  CACHE_BYTES("cache_bytes"),
  /// Which kernels run: auto, scalar, simd.
  KERNELS("kernels"),
  /// Whether filters made while running are used.
  RUNTIME_FILTERS("runtime_filters"),
  /// Rules and phases of the optimizer that do not run.
  RULES_OFF("rules.off");

  private final String text;

  Setting(String text) {
    this.text = text;
  }

  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.text.equals(name)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(setting -> setting.text).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return text;
  }
}
