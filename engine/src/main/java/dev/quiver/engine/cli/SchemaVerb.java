package dev.quiver.engine.cli;

import dev.quiver.logical.spec.SpecSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints the JSON Schema of spec documents.
@Command(
    name = "schema",
    description = "Prints the JSON Schema of spec documents.",
    footer = {"", "Example: ./quiver schema 5"})
final class SchemaVerb implements Callable<Integer> {
  @Parameters(paramLabel = "VERSION", arity = "0..1", description = "4 or 5 (default).")
  private String version = "5";

  @Override
  public Integer call() {
    String asked = version.startsWith("v") ? version.substring(1) : version;
    long known =
        SpecSchema.VERSIONS.stream()
            .filter(each -> each.toString().equals(asked))
            .findFirst()
            .orElseThrow(() ->
                UsageException.of(
                    "unknown version: " + version + "\n  has " + SpecSchema.VERSIONS));
    System.out.print(SpecSchema.text(known));
    return ExitCode.DONE;
  }
}
