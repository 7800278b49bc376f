package dev.quiver.engine.cli;

import java.io.Console;
import java.util.Optional;

/// What is known of the terminal.
final class Terminal {
  private Terminal() {}

  /// Its width, by the `COLUMNS` variable, else the default.
  static int columns(int otherwise) {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : otherwise;
  }

  /// Whether a person watches: only then is there a progress line.
  static boolean isWatched() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
