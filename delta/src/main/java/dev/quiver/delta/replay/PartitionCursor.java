package dev.quiver.delta.replay;

import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.log.table.Slice;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.StructVector;

/// Reads the partition values of a batch's files.
final class PartitionCursor {
  private final ListVector maps;
  private final LeafCursor keys;
  private final LeafCursor values;
  private final Slice key = new Slice();
  private final Slice value = new Slice();

  PartitionCursor(ListVector maps) {
    StructVector entries = (StructVector) maps.elements();
    this.maps = maps;
    this.keys = new LeafCursor(entries.members().get(0));
    this.values = new LeafCursor(entries.members().get(1));
  }

  void read(int row, FileTableBuilder files) {
    if (maps.isNull(row)) {
      return;
    }
    for (int entry = maps.start(row); entry < maps.end(row); entry++) {
      keys.text(entry, key);
      values.text(entry, value);
      files.partition(key, value);
    }
  }
}
