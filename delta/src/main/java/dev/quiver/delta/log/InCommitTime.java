package dev.quiver.delta.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.delta.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.OptionalLong;

/// Reads the time that a commit carries, which stands in its first action or nowhere, and nothing
/// else of it.
public final class InCommitTime {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private InCommitTime() {}

  /// The time in milliseconds; empty where the commit is not there, or carries none.
  public static OptionalLong of(ObjectStore store, String location, long version) {
    String path = location + "/_delta_log/" + LogListing.commitName(version);
    if (store.status(path).isEmpty()) {
      return OptionalLong.empty();
    }
    Iterator<String> lines =
        new String(store.read(path), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .iterator();
    return lines.hasNext() ? of(lines.next(), path) : OptionalLong.empty();
  }

  private static OptionalLong of(String line, String path) {
    try {
      JsonNode time = MAPPER.readTree(line).path("commitInfo").path("inCommitTimestamp");
      return time.isIntegralNumber() ? OptionalLong.of(time.asLong()) : OptionalLong.empty();
    } catch (IOException e) {
      throw TableErrors.corruptLine(path, 1, "not JSON", e);
    }
  }
}
