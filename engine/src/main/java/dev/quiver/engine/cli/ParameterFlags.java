package dev.quiver.engine.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// The values of a document's named parameters.
final class ParameterFlags {
  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "The value of a parameter of the document; may be repeated.")
  private Map<String, String> values = new LinkedHashMap<>();

  Map<String, String> values() {
    return values;
  }
}
