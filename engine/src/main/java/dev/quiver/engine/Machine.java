package dev.quiver.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Says how much memory there is.
final class Machine {
  private static final Path MEMORY_LIMIT = Path.of("/sys/fs/cgroup/memory.max");
  private static final Path MEMORY_INFO = Path.of("/proc/meminfo");

  private Machine() {}

  /// Bytes of memory of the machine, or of the control group where that is less; four times the
  /// JVM's heap limit where neither can be read.
  static long memoryBytes() {
    return Math.min(controlGroup(), total());
  }

  private static long controlGroup() {
    return lines(MEMORY_LIMIT).stream()
        .filter(line -> line.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static long total() {
    return lines(MEMORY_INFO).stream()
        .filter(line -> line.startsWith("MemTotal:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(4 * Runtime.getRuntime().maxMemory());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
