package dev.quiver.logical.spec;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes locations absolute and gives every place one spelling. Works on text alone: whether
/// something is there is for those to say who open it.
final class Locations {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private Locations() {}

  /// The absolute form of a location; empty, and told, where it is none.
  static Optional<String> resolve(String base, String location, Site site) {
    try {
      return Optional.of(resolve(base, location));
    } catch (IllegalArgumentException _) {
      site.notALocation(location);
      return Optional.empty();
    }
  }

  private static String resolve(String base, String location) {
    if (location.isBlank() || location.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("blank, or not text");
    }
    if (location.startsWith("file:")) {
      return normalized(path(URI.create(location)));
    }
    if (SCHEME.matcher(location).matches()) {
      return location.replaceAll("(?<=[^:/])/+$", "");
    }
    return normalized(location.startsWith("/") ? location : base + "/" + location);
  }

  private static String path(URI uri) {
    if (uri.isOpaque() || uri.getAuthority() != null) {
      throw new IllegalArgumentException("names another machine, or is not absolute");
    }
    return uri.getPath();
  }

  /// An absolute path without empty steps, steps to itself and steps back.
  private static String normalized(String path) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/", -1)) {
      switch (step) {
        case "", "." -> {}
        case ".." -> steps.pollLast();
        default -> steps.add(step);
      }
    }
    return "/" + String.join("/", steps);
  }
}
