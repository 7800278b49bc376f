package dev.quiver.bench.result;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Finds the commit that this program was built from, as far as its folder tells, or else the one
/// it is run in.
final class Commit {
  private static final int SECONDS = 10;
  private static final String UNKNOWN = "unknown";

  private Commit() {}

  /// The commit, with `-dirty` where files differ from it; `unknown` outside of a repository.
  static String here() {
    try {
      Path program =
          Path.of(Commit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = Files.isDirectory(program) ? program : program.getParent();
      String built = folder == null ? UNKNOWN : described(folder);
      return built.equals(UNKNOWN) ? described(Path.of("").toAbsolutePath()) : built;
    } catch (IOException | URISyntaxException e) {
      return UNKNOWN; // there need be no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }

  private static String described(Path folder) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    boolean ended = git.waitFor(SECONDS, TimeUnit.SECONDS);
    return ended && git.exitValue() == 0 && !said.isEmpty() ? said : UNKNOWN;
  }
}
