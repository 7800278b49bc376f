package dev.quiver.delta.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/// Writes a file of one optional column `c`, page by page, as no writer at hand would.
final class HandMadeFile {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private long rows;

  HandMadeFile() {
    file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
  }

  /// Adds the dictionary.
  void dictionary(int entries, byte[] values) throws IOException {
    PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, values.length, values.length);
    header.setDictionary_page_header(new DictionaryPageHeader(entries, Encoding.PLAIN));
    Util.writePageHeader(header, file);
    file.writeBytes(values);
  }

  /// Adds a page of some rows, of which those that are not NULL have the values that are encoded.
  void page(List<Boolean> present, Encoding encoding, byte[] values) throws IOException {
    byte[] levels = packed(present.stream().map(there -> there ? 1 : 0).toList(), 1);
    byte[] all =
        ByteBuffer.allocate(4 + levels.length + values.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(levels.length)
            .put(levels)
            .put(values)
            .array();
    PageHeader header = new PageHeader(PageType.DATA_PAGE, all.length, all.length);
    header.setData_page_header(
        new DataPageHeader(present.size(), encoding, Encoding.RLE, Encoding.RLE));
    Util.writePageHeader(header, file);
    file.writeBytes(all);
    rows += present.size();
  }

  /// Values packed in bits, as one run.
  static byte[] packed(List<Integer> values, int width) {
    int groups = (values.size() + 7) / 8;
    byte[] bytes = new byte[groups * width];
    for (int i = 0; i < values.size(); i++) {
      for (int bit = 0; bit < width; bit++) {
        int at = i * width + bit;
        bytes[at / 8] |= (byte) (((values.get(i) >>> bit) & 1) << (at % 8));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int header = (groups << 1) | 1;
    for (; header > 127; header >>>= 7) {
      out.write((header & 127) | 128);
    }
    out.write(header);
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  /// Ends the file; `column` says the type and whatever it means.
  Path write(Path path, SchemaElement column) throws IOException {
    long end = file.size();
    column.setName("c");
    column.setRepetition_type(FieldRepetitionType.OPTIONAL);
    SchemaElement root = new SchemaElement("root");
    root.setNum_children(1);
    Type type = column.getType();
    ColumnMetaData data =
        new ColumnMetaData(
            type,
            List.of(),
            List.of("c"),
            CompressionCodec.UNCOMPRESSED,
            rows,
            end - 4,
            end - 4,
            4);
    ColumnChunk chunk = new ColumnChunk(4);
    chunk.setMeta_data(data);
    RowGroup group = new RowGroup(List.of(chunk), end - 4, rows);
    Util.writeFileMetaData(new FileMetaData(1, List.of(root, column), rows, List.of(group)), file);
    int footer = (int) (file.size() - end);
    ByteBuffer tail = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(footer);
    tail.put("PAR1".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(tail.array());
    Files.write(path, file.toByteArray());
    return path;
  }
}
