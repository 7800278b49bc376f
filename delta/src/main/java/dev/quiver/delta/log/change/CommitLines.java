package dev.quiver.delta.log.change;

import dev.quiver.delta.log.CommitReader;
import dev.quiver.delta.log.FileAction;
import dev.quiver.delta.log.JsonBytes;
import dev.quiver.delta.log.JsonBytes.Kind;
import dev.quiver.delta.log.LogListing;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.change.CommitActions.Files;
import dev.quiver.delta.log.table.Slice;
import dev.quiver.delta.store.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Collects what a feed depends on while a commit is read.
final class CommitLines implements CommitReader.Visitor {
  private final String path;
  private final boolean keepsFiles;
  private final List<FileChange> added = new ArrayList<>();
  private final List<FileChange> removed = new ArrayList<>();
  private final List<FileChange> changed = new ArrayList<>();
  private final JsonBytes json = new JsonBytes();
  private final Slice name = new Slice();
  private final Slice text = new Slice();
  private Optional<MetadataAction> metadata = Optional.empty();
  private OptionalLong inCommitTimestamp = OptionalLong.empty();
  private String operation = "";
  private Map<String, String> metrics = Map.of();

  private CommitLines(String path, boolean keepsFiles) {
    this.path = path;
    this.keepsFiles = keepsFiles;
  }

  /// Reads the commit of a version of the table at an absolute location.
  static CommitActions read(ObjectStore store, String location, long version) {
    return read(store, location, version, true);
  }

  /// Reads what a commit says but for its files, of which there may be many.
  static CommitActions readWithoutFiles(ObjectStore store, String location, long version) {
    return read(store, location, version, false);
  }

  private static CommitActions read(
      ObjectStore store, String location, long version, boolean files) {
    String path = location + "/_delta_log/" + LogListing.commitName(version);
    CommitLines lines = new CommitLines(path, files);
    new CommitReader(store).read(path, lines);
    return new CommitActions(
        version,
        lines.inCommitTimestamp,
        lines.operation,
        lines.metrics,
        lines.metadata,
        new Files(lines.added, lines.removed, lines.changed));
  }

  @Override
  public void file(FileAction file) {
    if (!keepsFiles) {
      return;
    }
    switch (file.kind()) {
      case ADD -> added.add(FileChange.of(file));
      case REMOVE -> removed.add(FileChange.of(file));
      case CDC -> changed.add(FileChange.of(file));
      case SIDECAR -> {}
    }
  }

  @Override
  public void other(String action, Slice document) {
    try {
      json.forget();
      json.open(document.bytes(), document.from(), document.from() + document.length());
      switch (action) {
        case "metaData" -> metadata();
        case "commitInfo" -> info();
        default -> {}
      }
    } catch (IOException e) {
      throw TableErrors.corrupt(path, "%s: %s".formatted(action, e.getMessage()), e);
    }
  }

  private void metadata() throws IOException {
    String schema = "";
    List<String> partitionColumns = List.of();
    Map<String, String> configuration = Map.of();
    json.object();
    while (json.member(name)) {
      if (json.isNull()) {
        continue;
      }
      switch (name.text()) {
        case "schemaString" -> schema = text();
        case "partitionColumns" -> partitionColumns = texts();
        case "configuration" -> configuration = members();
        default -> json.skip();
      }
    }
    metadata = Optional.of(new MetadataAction(schema, partitionColumns, configuration));
  }

  /// Anything may stand in there, so nothing in it is taken for granted.
  private void info() throws IOException {
    json.object();
    while (json.member(name)) {
      String member = name.text();
      Kind kind = json.kind();
      if (member.equals("inCommitTimestamp") && kind == Kind.NUMBER) {
        inCommitTimestamp = OptionalLong.of(json.number());
      } else if (member.equals("operation") && kind == Kind.STRING) {
        operation = text();
      } else if (member.equals("operationMetrics") && kind == Kind.OBJECT) {
        metrics = members();
      } else {
        json.skip();
      }
    }
  }

  /// An object's members that are not null, by name.
  private Map<String, String> members() throws IOException {
    Map<String, String> members = new HashMap<>();
    json.object();
    while (json.member(name)) {
      String member = name.text();
      json.scalar(text);
      if (text.isPresent()) {
        members.put(member, text.text());
      }
    }
    return members;
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    json.array();
    while (json.element()) {
      texts.add(text());
    }
    return texts;
  }

  private String text() throws IOException {
    json.text(text);
    return text.text();
  }
}
