package dev.quiver.delta.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
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
  private final PageForm form;
  private final int spoiled;
  private final Consumer<PageHeader> spoiler;
  private int pages;
  private long rows;

  HandMadeFile() {
    this(PageForm.PLAIN);
  }

  HandMadeFile(PageForm form) {
    this(form, -1, _ -> {});
  }

  /// Has somebody spoil the header of the page that comes after some others.
  HandMadeFile(PageForm form, int spoiled, Consumer<PageHeader> spoiler) {
    this.form = form;
    this.spoiled = spoiled;
    this.spoiler = spoiler;
    file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
  }

  /// Adds the dictionary.
  void dictionary(int entries, byte[] values) throws IOException {
    byte[] stored = compressed(values);
    PageHeader header = header(PageType.DICTIONARY_PAGE, values.length, stored);
    header.setDictionary_page_header(new DictionaryPageHeader(entries, Encoding.PLAIN));
    write(header, stored);
  }

  /// Adds a page of some rows, of which those that are not NULL have the values that are encoded.
  void page(List<Boolean> present, Encoding encoding, byte[] values) throws IOException {
    List<Integer> definitions = present.stream().map(there -> there ? 1 : 0).toList();
    byte[] levels =
        form.levels() == PageForm.Levels.PACKED ? fromTheTop(definitions) : packed(definitions, 1);
    if (form.isV2()) {
      pageV2(present, encoding, levels, values);
    } else {
      pageV1(present.size(), encoding, levels, values);
    }
    rows += present.size();
  }

  private void pageV1(int count, Encoding encoding, byte[] levels, byte[] values)
      throws IOException {
    boolean counted = form.levels() == PageForm.Levels.COUNTED;
    ByteBuffer all =
        ByteBuffer.allocate((counted ? 4 : 0) + levels.length + values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    if (counted) {
      all.putInt(levels.length);
    }
    all.put(levels).put(values);
    byte[] stored = compressed(all.array());
    PageHeader header = header(PageType.DATA_PAGE, all.capacity(), stored);
    Encoding form = counted ? Encoding.RLE : Encoding.BIT_PACKED;
    header.setData_page_header(new DataPageHeader(count, encoding, form, Encoding.BIT_PACKED));
    write(header, stored);
  }

  private void pageV2(List<Boolean> present, Encoding encoding, byte[] levels, byte[] values)
      throws IOException {
    boolean kept = form.levels() == PageForm.Levels.APART_AND_NOTHING_COMPRESSED;
    byte[] after = kept || values.length == 0 ? values : compressed(values);
    byte[] stored =
        ByteBuffer.allocate(levels.length + after.length).put(levels).put(after).array();
    PageHeader header = header(PageType.DATA_PAGE_V2, levels.length + values.length, stored);
    int nulls = (int) present.stream().filter(there -> !there).count();
    DataPageHeaderV2 v2 =
        new DataPageHeaderV2(present.size(), nulls, present.size(), encoding, levels.length, 0);
    if (kept) {
      v2.setIs_compressed(false);
    }
    header.setData_page_header_v2(v2);
    write(header, stored);
  }

  private PageHeader header(PageType type, int bytes, byte[] stored) {
    PageHeader header = new PageHeader(type, bytes, stored.length);
    if (form.checked()) {
      CRC32 checksum = new CRC32();
      checksum.update(stored);
      header.setCrc((int) checksum.getValue());
    }
    return header;
  }

  private void write(PageHeader header, byte[] stored) throws IOException {
    if (pages++ == spoiled) {
      spoiler.accept(header);
    }
    Util.writePageHeader(header, file);
    file.writeBytes(stored);
  }

  private byte[] compressed(byte[] bytes) {
    return form.compressed(bytes);
  }

  private static byte[] fromTheTop(List<Integer> bits) {
    byte[] bytes = new byte[(bits.size() + 7) / 8];
    for (int i = 0; i < bits.size(); i++) {
      bytes[i / 8] |= (byte) (bits.get(i) << (7 - i % 8));
    }
    return bytes;
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
            type, List.of(), List.of("c"), form.codecName(), rows, end - 4, end - 4, 4);
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
