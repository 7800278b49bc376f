package dev.quiver.delta.log.change;

import dev.quiver.delta.log.AddedFile;
import dev.quiver.delta.log.FileAction;
import dev.quiver.delta.log.RowTracking;
import dev.quiver.delta.log.table.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An `add`, `remove` or `cdc` action, kept; what it does not say is 0 or nothing.
record FileChange(AddedFile file, boolean changesData) {
  static FileChange of(FileAction action) {
    Map<String, String> partition = new HashMap<>();
    for (int i = 0; i < action.partitions(); i++) {
      Slice text = action.partitionText(i);
      partition.put(action.partitionName(i).text(), text.isPresent() ? text.text() : "");
    }
    AddedFile file =
        new AddedFile(
            action.path().text(),
            Math.max(action.bytes(), 0),
            Math.max(action.modified(), 0),
            Map.copyOf(partition),
            action.statistics().isPresent()
                ? Optional.of(action.statistics().text())
                : Optional.empty(),
            action.hasVector() ? Optional.of(action.vector()) : Optional.empty(),
            RowTracking.NONE);
    return new FileChange(file, action.dataChange());
  }
}
