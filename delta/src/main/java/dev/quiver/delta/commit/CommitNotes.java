package dev.quiver.delta.commit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Names what a run notes down in each of its commits.
public final class CommitNotes {
  private static final String SPEC_HASH = "codeanatomy.spec_hash";
  private static final String LINEAGE_TAG = "codeanatomy.lineage_tag.";

  private CommitNotes() {}

  /// The notes of a run: the hash of its spec, in hex, and its lineage tags.
  public static SortedMap<String, String> of(String specHash, Map<String, String> lineageTags) {
    SortedMap<String, String> notes = new TreeMap<>();
    notes.put(SPEC_HASH, specHash);
    lineageTags.forEach((name, value) -> notes.put(LINEAGE_TAG + name, value));
    return notes;
  }
}
