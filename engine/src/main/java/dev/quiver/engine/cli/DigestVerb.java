package dev.quiver.engine.cli;

import dev.quiver.engine.Engine;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.TableQuery;
import dev.quiver.engine.result.ContentDigest;
import dev.quiver.exec.batch.Batch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Digests a table's content.
@Command(
    name = "digest",
    description = "Prints a digest of a table's rows, whatever their order and files.",
    footer = {"", "Example: ./quiver digest examples/orders/tables/orders"})
final class DigestVerb implements Callable<Integer> {
  @Parameters(paramLabel = "TABLE", description = "The table's folder.")
  private String table = "";

  @Mixin private VersionFlags version = new VersionFlags();

  @Mixin private SessionFlags flags = new SessionFlags();

  @Override
  public Integer call() {
    try (Engine engine = Engine.open();
        Interrupt interrupt = Interrupt.install()) {
      Session session = engine.session(flags.options(Path.of("").toAbsolutePath()));
      TableQuery query = new TableQuery(table, version.wanted(), List.of(), Optional.empty());
      try (QueryResult result = session.query(session.prepare(query), interrupt.cancellation())) {
        ContentDigest digest = new ContentDigest(result.schema());
        for (boolean more = true; more; ) {
          try (@Nullable Batch batch = result.nextBatch()) {
            more = batch != null;
            if (batch != null) {
              digest.add(batch);
            }
          }
        }
        System.out.println(digest.hex() + " " + digest.rows());
      }
    }
    return ExitCode.DONE;
  }
}
