package dev.quiver.logical.spec;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodeGraphTest {
  private static String emit(String kind, String... sources) {
    return "v []: {\"kind\": \"CpgEmit\", \"output_kind\": \"%s\", \"sources\": [%s]}"
        .formatted(
            kind, String.join(", ", Arrays.stream(sources).map(s -> '"' + s + '"').toList()));
  }

  @Test
  void passesOnOneSourceUnsorted() {
    Binds.of("t path string, entity_id string, bstart int64, bend int64", emit("Nodes", "t"))
        .gives(
            """
            view v
              Scan t (path, entity_id, bstart, bend)
            output o
              View v (path, entity_id, bstart, bend)
            """);
  }

  @Test
  void unitesSources() {
    Binds.of("t b int64, a int64\nu a int64", emit("Edges", "t", "u"))
        .gives(
            """
            view v
              Union (a#3, b#3)
                Project a, b
                  Scan t (b, a)
                Project a#2, b#2 := CAST(NULL AS int64)
                  Scan u (a#2)
            output o
              View v (a := a#3, b := b#3)
            """);
  }

  @Test
  void makesNodesOfFilesWhereTheSourcesAreNone() {
    Binds binds =
        Binds.of("t path string\nrepo_files_v1 path string, size_bytes int32", emit("Nodes", "t"));
    binds.gives(
        """
        view v
          Project entity_id := stable_id('node', path), path, bstart := 0, bend := CAST(size_bytes AS int64)
            Scan repo_files_v1 (path, size_bytes)
        output o
          View v (entity_id, path, bstart, bend)
        """);
    binds.warns(
        "NodesOfFiles view_definitions[0].transform.sources: view v: the sources are not nodes, so"
            + " that the nodes are those of repo_files_v1");
  }

  @Test
  void saysWhatNodesNeed() {
    Binds.of("t path string, bend int64", emit("Nodes", "t"))
        .fails(
            "INVALID_TRANSFORM view_definitions[0].transform.sources (v): nodes without entity_id,"
                + " bstart [give the sources these columns, or add an input relation repo_files_v1, so"
                + " that every file becomes a node]");
  }

  @Test
  void refusesNoSourcesAndOtherKinds() {
    Binds.of("t a int64", emit("Nodes"))
        .fails(
            "INVALID_TRANSFORM view_definitions[0].transform.sources (v): a CpgEmit without sources"
                + " [name at least one]");
    Binds.of("t a int64", emit("Props", "t"))
        .fails(
            "UNSUPPORTED_FEATURE view_definitions[0].transform.output_kind (v): not supported: CpgEmit"
                + " of kind Props");
  }
}
