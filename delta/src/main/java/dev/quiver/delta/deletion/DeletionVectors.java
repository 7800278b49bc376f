package dev.quiver.delta.deletion;

import dev.quiver.delta.log.ChangedRows;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.DeletionVector;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.delta.store.StorageException;
import dev.quiver.exec.context.Account;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/// The deletion vectors of one scan, each read once. Safe for use by several threads.
public final class DeletionVectors implements AutoCloseable {
  private static final int FRAME = 2 * Integer.BYTES;

  private final ObjectStore store;
  private final String table;
  private final Account account;
  private final Map<DeletionVector, DeletedRows> known = new ConcurrentHashMap<>();
  private final Map<ChangedRows, DeletedRows> unchanged = new ConcurrentHashMap<>();
  private final AtomicLong charged = new AtomicLong();
  private boolean open = true;

  /// Of the table at an absolute location; takes over the account.
  public DeletionVectors(ObjectStore store, String table, Account account) {
    this.store = store;
    this.table = table;
    this.account = account;
  }

  /// The rows to be left out of a file that has so many: the deleted ones, or all but the changed
  /// ones. A typed error where what is written of them makes no sense.
  public DeletedRows of(DataFile file, long rows) {
    return file.changed()
        .map(changed -> unchanged.computeIfAbsent(changed, _ -> unchanged(changed, file, rows)))
        .orElseGet(() -> of(file.deletionVector(), file, rows));
  }

  private DeletedRows unchanged(ChangedRows changed, DataFile file, long rows) {
    DeletedRows in = of(Optional.of(changed.in()), file, rows);
    return charged(in.difference(of(changed.notIn(), file, rows)).complement(rows));
  }

  private DeletedRows of(Optional<DeletionVector> vector, DataFile file, long rows) {
    DeletedRows deleted =
        vector.map(it -> known.computeIfAbsent(it, _ -> read(it, file))).orElse(DeletedRows.NONE);
    if (deleted.last() >= rows) {
      throw TableErrors.corruptDeletionVector(
          table, file.path(), "row %d of %d".formatted(deleted.last(), rows));
    }
    return deleted;
  }

  /// Gives back what is charged; safe twice.
  @Override
  public void close() {
    if (open) {
      open = false;
      account.release(charged.get());
      account.close();
    }
  }

  private DeletedRows read(DeletionVector vector, DataFile file) {
    long bytes = Math.max(vector.bytes(), 0);
    account.charge(bytes);
    try {
      return kept(vector, file);
    } finally {
      account.release(bytes);
    }
  }

  private DeletedRows kept(DeletionVector vector, DataFile file) {
    try {
      ByteBuffer bytes = vector.isInline() ? inlined(vector) : framed(vector);
      DeletedRows rows = RoaringReader.read(bytes);
      if (rows.count() != vector.cardinality()) {
        throw new IllegalArgumentException(
            "%d rows, where the log says %d".formatted(rows.count(), vector.cardinality()));
      }
      return charged(rows);
    } catch (IllegalArgumentException e) {
      throw TableErrors.corruptDeletionVector(table, file.path(), String.valueOf(e.getMessage()));
    } catch (StorageException e) {
      if (e.code().equals(StorageException.MISSING)) {
        throw TableErrors.missingDeletionVector(table, file.path(), vector.file(table), e);
      }
      throw e;
    }
  }

  private DeletedRows charged(DeletedRows rows) {
    account.charge(rows.bytes());
    charged.addAndGet(rows.bytes());
    return rows;
  }

  private static ByteBuffer inlined(DeletionVector vector) {
    byte[] bytes = vector.inlined();
    if (vector.bytes() < 0 || vector.bytes() > bytes.length) {
      throw new IllegalArgumentException(
          "%d bytes, where the log says %d".formatted(bytes.length, vector.bytes()));
    }
    return ByteBuffer.wrap(bytes, 0, vector.bytes());
  }

  /// In a file the bytes stand between their length and their checksum.
  private ByteBuffer framed(DeletionVector vector) {
    try (RangedFile file = store.open(vector.file(table))) {
      long start = vector.offset().orElse(1);
      if (start < 0 || vector.bytes() < 0 || start + FRAME + vector.bytes() > file.bytes()) {
        throw new IllegalArgumentException(
            "%d bytes at %d in a file of %d".formatted(vector.bytes(), start, file.bytes()));
      }
      byte[] bytes = new byte[FRAME + vector.bytes()];
      file.read(start, bytes, 0, bytes.length);
      return checked(ByteBuffer.wrap(bytes), vector.bytes());
    }
  }

  private static ByteBuffer checked(ByteBuffer frame, int bytes) {
    if (frame.getInt() != bytes) {
      throw new IllegalArgumentException(
          "%d bytes, where the log says %d".formatted(frame.getInt(0), bytes));
    }
    ByteBuffer content = frame.slice(Integer.BYTES, bytes);
    CRC32 checksum = new CRC32();
    checksum.update(content.duplicate());
    if ((int) checksum.getValue() != frame.getInt(Integer.BYTES + bytes)) {
      throw new IllegalArgumentException("its checksum is another");
    }
    return content;
  }
}
