package dev.quiver.delta.log;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A live file with all that its action says of it, for those who list files rather than read them.
public record LiveFile(AddedFile file, SortedMap<String, String> tags) {
  public LiveFile {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }
}
