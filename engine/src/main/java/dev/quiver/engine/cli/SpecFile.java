package dev.quiver.engine.cli;

import dev.quiver.engine.Session;
import dev.quiver.logical.spec.Spec;
import java.nio.file.Path;
import java.util.Optional;

/// A spec on disk, and where its relative locations begin.
final class SpecFile {
  private SpecFile() {}

  static Spec read(Path file) {
    return Session.read(file);
  }

  /// The folder asked for, else the one the spec is in.
  static Path base(Path file, Optional<Path> asked) {
    return asked.orElseGet(() -> file.toAbsolutePath().resolveSibling(""));
  }
}
