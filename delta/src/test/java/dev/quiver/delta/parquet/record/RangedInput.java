package dev.quiver.delta.parquet.record;

import dev.quiver.delta.store.RangedFile;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/// A file of the store as Parquet reads one. Closing a stream leaves the file open.
record RangedInput(RangedFile file) implements InputFile {
  @Override
  public long getLength() {
    return file.bytes();
  }

  @Override
  public SeekableInputStream newStream() {
    Cursor cursor = new Cursor(file);
    return new DelegatingSeekableInputStream(cursor) {
      @Override
      public long getPos() {
        return cursor.position;
      }

      @Override
      public void seek(long position) {
        cursor.position = position;
      }
    };
  }

  private static final class Cursor extends InputStream {
    private final RangedFile file;
    private long position;

    Cursor(RangedFile file) {
      this.file = file;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int available = (int) Math.min(length, file.bytes() - position);
      if (available <= 0) {
        return length == 0 ? 0 : -1;
      }
      file.read(position, target, offset, available);
      position += available;
      return available;
    }
  }
}
