package dev.quiver.logical.spec;

import java.util.List;
import java.util.Map;

/// A view of a document that is being written.
public final class ViewPart {
  private final JsonMembers members = new JsonMembers();

  ViewPart(String name, Json transform) {
    members.text("name", name).put("transform", transform);
  }

  /// Labels the view.
  public ViewPart kind(String kind) {
    members.text("view_kind", kind);
    return this;
  }

  /// Declares the views that it reads.
  public ViewPart dependencies(String... views) {
    members.texts("view_dependencies", List.of(views));
    return this;
  }

  /// Declares columns that it has, and their types.
  public ViewPart schema(Map<String, String> columns) {
    members.put("output_schema", new JsonMembers().texts("columns", columns).end());
    return this;
  }

  Json json() {
    return members.end();
  }
}
