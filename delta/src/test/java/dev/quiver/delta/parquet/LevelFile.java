package dev.quiver.delta.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/// Writes a file of one repeated column of int32, entry by entry: pages end wherever they are cut.
final class LevelFile {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final List<int[]> entries = new ArrayList<>();
  private final int mostRepetition;
  private final int mostDefinition;
  private long written;
  private long rows;

  LevelFile(int mostRepetition, int mostDefinition) {
    this.mostRepetition = mostRepetition;
    this.mostDefinition = mostDefinition;
    file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
  }

  /// Adds an entry, whose value counts if it is there.
  void entry(int repetition, int definition, int value) {
    entries.add(new int[] {repetition, definition, value});
    rows += repetition == 0 ? 1 : 0;
  }

  /// The entries not yet in a page.
  int open() {
    return entries.size();
  }

  /// Ends a page of the first entries.
  void page(int count, boolean v2, Random random) throws IOException {
    List<int[]> page = entries.subList(0, count);
    byte[] repetitions = levels(page, 0, mostRepetition, random);
    byte[] definitions = levels(page, 1, mostDefinition, random);
    ByteBuffer values = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    page.stream().filter(entry -> entry[1] == mostDefinition).forEach(e -> values.putInt(e[2]));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    put(body, repetitions, v2);
    put(body, definitions, v2);
    body.write(values.array(), 0, values.position());
    PageHeader header =
        new PageHeader(v2 ? PageType.DATA_PAGE_V2 : PageType.DATA_PAGE, body.size(), body.size());
    if (v2) {
      header.setData_page_header_v2(
          new DataPageHeaderV2(
              count,
              (int) page.stream().filter(entry -> entry[1] < mostDefinition).count(),
              (int) page.stream().filter(entry -> entry[0] == 0).count(),
              Encoding.PLAIN,
              definitions.length,
              repetitions.length));
    } else {
      header.setData_page_header(
          new DataPageHeader(count, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
    }
    Util.writePageHeader(header, file);
    file.writeBytes(body.toByteArray());
    written += count;
    page.clear();
  }

  private static void put(ByteArrayOutputStream body, byte[] levels, boolean bare) {
    if (!bare) {
      body.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(levels.length).array());
    }
    body.writeBytes(levels);
  }

  /// Runs of equal levels, and packed runs of others, cut at random.
  private static byte[] levels(List<int[]> page, int which, int most, Random random) {
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(most);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < page.size(); ) {
      int level = page.get(at)[which];
      int same = at;
      while (same < page.size() && page.get(same)[which] == level) {
        same++;
      }
      if (same - at >= 3 + random.nextInt(8)) {
        int run = (same - at) << 1;
        for (; run > 127; run >>>= 7) {
          out.write((run & 127) | 128);
        }
        out.write(run);
        out.write(level);
        at = same;
      } else {
        int count = Math.min(page.size() - at, 8 * (1 + random.nextInt(3)));
        List<Integer> packed = new ArrayList<>();
        page.subList(at, at + count).forEach(entry -> packed.add(entry[which]));
        out.writeBytes(HandMadeFile.packed(packed, width));
        at += count;
      }
    }
    return out.toByteArray();
  }

  /// Ends the file; `schema` is that of the column, its leaf last.
  Path write(Path path, List<SchemaElement> schema) throws IOException {
    long end = file.size();
    SchemaElement root = new SchemaElement("root");
    root.setNum_children(1);
    List<SchemaElement> all = new ArrayList<>(List.of(root));
    all.addAll(schema);
    List<String> names = schema.stream().map(SchemaElement::getName).toList();
    ColumnMetaData data =
        new ColumnMetaData(
            Type.INT32,
            List.of(),
            names,
            CompressionCodec.UNCOMPRESSED,
            written,
            end - 4,
            end - 4,
            4);
    ColumnChunk chunk = new ColumnChunk(4);
    chunk.setMeta_data(data);
    RowGroup group = new RowGroup(List.of(chunk), end - 4, rows);
    Util.writeFileMetaData(new FileMetaData(1, all, rows, List.of(group)), file);
    file.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) (file.size() - end))
            .put("PAR1".getBytes(StandardCharsets.US_ASCII))
            .array());
    Files.write(path, file.toByteArray());
    return path;
  }

  /// A node of a schema.
  static SchemaElement node(String name, FieldRepetitionType repetition, int members) {
    SchemaElement element = new SchemaElement(name);
    element.setRepetition_type(repetition);
    if (members > 0) {
      element.setNum_children(members);
    } else {
      element.setType(Type.INT32);
    }
    return element;
  }
}
