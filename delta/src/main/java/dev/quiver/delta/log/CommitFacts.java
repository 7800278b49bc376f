package dev.quiver.delta.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.delta.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// What one commit did, as far as other writers must know. `added` has the bytes of each file, by
/// its identity; `transactionId` tells whose commit it is.
public record CommitFacts(
    long version,
    Optional<String> transactionId,
    String operation,
    OptionalLong inCommitTimestamp,
    boolean changesProtocol,
    boolean changesMetadata,
    boolean changesData,
    Map<String, Long> added,
    Set<String> removed) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  public CommitFacts {
    added = Map.copyOf(added);
    removed = Set.copyOf(removed);
  }

  /// Reads the commit of a version, which must be there.
  public static CommitFacts read(ObjectStore store, String location, long version) {
    String path = location + "/_delta_log/" + LogListing.commitName(version);
    List<String> lines = new String(store.read(path), StandardCharsets.UTF_8).lines().toList();
    Reading reading = new Reading();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          reading.add(MAPPER.readTree(lines.get(i)));
        } catch (IOException e) {
          throw TableErrors.corruptLine(path, i + 1L, "not JSON", e);
        }
      }
    }
    return reading.facts(version);
  }

  private static final class Reading {
    private final Map<String, Long> added = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private Optional<String> transactionId = Optional.empty();
    private OptionalLong timestamp = OptionalLong.empty();
    private String operation = "an unknown operation";
    private boolean protocol;
    private boolean metadata;
    private boolean data;

    void add(JsonNode line) {
      protocol |= line.has("protocol");
      metadata |= line.has("metaData");
      JsonNode add = line.path("add");
      if (add.isObject()) {
        added.put(identity(add), add.path("size").asLong());
        data |= add.path("dataChange").asBoolean(true);
      }
      JsonNode remove = line.path("remove");
      if (remove.isObject()) {
        removed.add(identity(remove));
        data |= remove.path("dataChange").asBoolean(true);
      }
      JsonNode info = line.path("commitInfo");
      if (info.isObject()) {
        operation = info.path("operation").asText(operation);
        transactionId = Optional.ofNullable(info.path("txnId").textValue());
        JsonNode time = info.path("inCommitTimestamp");
        timestamp = time.isNumber() ? OptionalLong.of(time.asLong()) : OptionalLong.empty();
      }
    }

    /// As [DataFile#identity] has it.
    private static String identity(JsonNode file) {
      String path = file.path("path").asText();
      JsonNode vector = file.path("deletionVector");
      if (!vector.isObject()) {
        return path;
      }
      JsonNode offset = vector.path("offset");
      return path
          + '#'
          + DeletionVector.id(
              vector.path("storageType").asText(),
              vector.path("pathOrInlineDv").asText(),
              offset.isNumber() ? OptionalInt.of(offset.asInt()) : OptionalInt.empty());
    }

    CommitFacts facts(long version) {
      return new CommitFacts(
          version, transactionId, operation, timestamp, protocol, metadata, data, added, removed);
    }
  }
}
