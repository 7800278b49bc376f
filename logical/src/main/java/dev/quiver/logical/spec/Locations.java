package dev.quiver.logical.spec;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes locations absolute and gives every place one spelling. Touches no file.
final class Locations {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private Locations() {}

  /// The absolute form of a location; empty, and told, where it is none.
  static Optional<String> resolve(Path base, String location, Site site) {
    try {
      if (location.isBlank()) {
        throw new IllegalArgumentException("blank");
      }
      if (location.startsWith("file:")) {
        return Optional.of(filePath(location).normalize().toString());
      }
      if (SCHEME.matcher(location).matches()) {
        return Optional.of(location.replaceAll("(?<=[^:/])/+$", ""));
      }
      return Optional.of(base.toAbsolutePath().resolve(location).normalize().toString());
    } catch (IllegalArgumentException _) {
      site.notALocation(location);
      return Optional.empty();
    }
  }

  private static Path filePath(String location) {
    URI uri = URI.create(location);
    if (uri.isOpaque() || uri.getAuthority() != null) {
      throw new InvalidPathException(location, "names another machine, or is not absolute");
    }
    return Path.of(uri.getPath());
  }
}
