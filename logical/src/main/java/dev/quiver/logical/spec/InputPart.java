package dev.quiver.logical.spec;

import java.util.List;

/// An input of a document that is being written.
public final class InputPart {
  private final JsonMembers members = new JsonMembers();

  InputPart(String name, String location) {
    members.text("logical_name", name).text("delta_location", location);
  }

  /// Asks for the columns of its lineage.
  public InputPart requiresLineage() {
    members.bool("requires_lineage", true);
    return this;
  }

  /// Reads the table at a version.
  public InputPart versionPin(long version) {
    members.whole("version_pin", version);
    return this;
  }

  /// Reads the table at a time.
  public InputPart timestampPin(String timestamp) {
    members.text("timestamp_pin", timestamp);
    return this;
  }

  /// Reads these data files only.
  public InputPart files(String... files) {
    members.texts("files", List.of(files));
    return this;
  }

  /// Declares the columns that views see.
  public InputPart columns(CanonicalColumn... columns) {
    members.list("columns", List.of(columns), InputJson::column);
    return this;
  }

  /// States keys.
  public InputPart keys(InputKey... keys) {
    members.list("keys", List.of(keys), InputJson::key);
    return this;
  }

  Json json() {
    return members.end();
  }
}
