package dev.quiver.logical.spec;

/// Writes what a document says about its inputs.
final class InputJson {
  private InputJson() {}

  static Json of(InputRelation input, long version) {
    JsonMembers json =
        new JsonMembers()
            .text("logical_name", input.logicalName())
            .text("delta_location", input.deltaLocation())
            .bool("requires_lineage", input.requiresLineage())
            .optionalWhole("version_pin", input.versionPin());
    if (version >= SpecReader.OPENED) {
      json.optionalText("timestamp_pin", input.timestampPin())
          .optional("files", input.files(), JsonMembers::texts)
          .optional("columns", input.columns(), it -> JsonMembers.items(it, InputJson::column))
          .list("keys", input.keys(), InputJson::key);
    }
    return json.end();
  }

  static Json column(CanonicalColumn column) {
    return new JsonMembers()
        .text("name", column.name())
        .text("type", column.type())
        .optionalText("default", column.defaultExpr())
        .optionalText("expr", column.expr())
        .end();
  }

  static Json key(InputKey key) {
    return new JsonMembers()
        .texts("columns", key.columns())
        .optional("unique", key.unique(), Json.Bool::new)
        .optional("references", key.references(), InputJson::referenced)
        .end();
  }

  private static Json referenced(InputKey.ReferencedInput referenced) {
    return new JsonMembers()
        .text("input", referenced.input())
        .texts("columns", referenced.columns())
        .end();
  }
}
