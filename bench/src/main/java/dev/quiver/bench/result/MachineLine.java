package dev.quiver.bench.result;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// Says in a line what a figure was measured on.
final class MachineLine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";
  private static final double GIBIBYTE = 1L << 30;

  private MachineLine() {}

  /// Processor, cores, memory and system.
  static String text() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.0f GiB, %s",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() / GIBIBYTE,
        System.getProperty("os.name"));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch"); // only some systems have that file
    }
  }
}
