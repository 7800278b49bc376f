package dev.quiver.delta.log;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What readers and writers of a table must know.
public record Protocol(
    int minReader,
    int minWriter,
    SortedSet<String> readerFeatures,
    SortedSet<String> writerFeatures) {
  public Protocol {
    readerFeatures = Collections.unmodifiableSortedSet(new TreeSet<>(readerFeatures));
    writerFeatures = Collections.unmodifiableSortedSet(new TreeSet<>(writerFeatures));
  }
}
