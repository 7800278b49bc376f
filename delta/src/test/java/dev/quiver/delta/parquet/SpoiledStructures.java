package dev.quiver.delta.parquet;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
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

/// Writes footers and page headers that are well formed and say something else.
final class SpoiledStructures {
  private final Random random;

  SpoiledStructures(Random random) {
    this.random = random;
  }

  /// A copy of a file whose footer has another value somewhere.
  byte[] footer(byte[] good) throws IOException {
    int length = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(good.length - 8);
    int from = good.length - 8 - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(good, from, length));
    spoil(footer);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(good, 0, from);
    Util.writeFileMetaData(footer, out);
    byte[] size =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(out.size() - from).array();
    out.writeBytes(size);
    out.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private void spoil(FileMetaData footer) {
    RowGroup group = any(requireNonNull(footer.getRow_groups()));
    List<ColumnChunk> chunks = requireNonNull(group.getColumns());
    ColumnMetaData chunk = requireNonNull(any(chunks).getMeta_data());
    switch (random.nextInt(10)) {
      case 0 -> footer.setNum_rows(other(footer.getNum_rows()));
      case 1 -> group.setNum_rows(other(group.getNum_rows()));
      case 2 -> {
        footer.setNum_rows(footer.getNum_rows() - group.getNum_rows());
        group.setNum_rows(random.nextInt(5_000));
        footer.setNum_rows(footer.getNum_rows() + group.getNum_rows());
        chunks.forEach(
            column -> requireNonNull(column.getMeta_data()).setNum_values(group.getNum_rows()));
      }
      case 3 -> chunk.setNum_values(other(chunk.getNum_values()));
      case 4 -> chunk.setData_page_offset(other(chunk.getData_page_offset()));
      case 5 -> chunk.setDictionary_page_offset(other(chunk.getData_page_offset()));
      case 6 -> chunk.setTotal_compressed_size(other(chunk.getTotal_compressed_size()));
      case 7 -> chunk.setCodec(any(List.of(CompressionCodec.values())));
      default -> {
        List<SchemaElement> schema = requireNonNull(footer.getSchema());
        spoil(any(schema.subList(1, schema.size())));
      }
    }
  }

  private void spoil(SchemaElement element) {
    switch (random.nextInt(6)) {
      case 0 -> element.setRepetition_type(any(List.of(FieldRepetitionType.values())));
      case 1 -> element.setConverted_type(any(List.of(ConvertedType.values())));
      case 2 -> element.setNum_children((int) other(element.getNum_children()));
      case 3 -> element.setType_length((int) other(element.getType_length()));
      case 4 -> element.setScale((int) other(element.getScale()));
      default -> element.setType(any(List.of(Type.values())));
    }
  }

  /// Spoils a header in place.
  void header(PageHeader header) {
    switch (random.nextInt(4)) {
      case 0 -> header.setUncompressed_page_size((int) other(header.getUncompressed_page_size()));
      case 1 -> header.setCompressed_page_size((int) other(header.getCompressed_page_size()));
      case 2 -> header.setType(any(List.of(PageType.values())));
      default -> kind(header);
    }
  }

  private void kind(PageHeader header) {
    DataPageHeader data = header.getData_page_header();
    DataPageHeaderV2 v2 = header.getData_page_header_v2();
    DictionaryPageHeader dictionary = header.getDictionary_page_header();
    if (data != null) {
      switch (random.nextInt(3)) {
        case 0 -> data.setNum_values((int) other(data.getNum_values()));
        case 1 -> data.setEncoding(any(List.of(Encoding.values())));
        default -> data.setDefinition_level_encoding(any(List.of(Encoding.values())));
      }
    } else if (v2 != null) {
      switch (random.nextInt(5)) {
        case 0 -> v2.setNum_values((int) other(v2.getNum_values()));
        case 1 -> v2.setEncoding(any(List.of(Encoding.values())));
        case 2 ->
            v2.setDefinition_levels_byte_length((int) other(v2.getDefinition_levels_byte_length()));
        case 3 ->
            v2.setRepetition_levels_byte_length((int) other(v2.getRepetition_levels_byte_length()));
        default -> v2.setIs_compressed(!v2.isIs_compressed());
      }
    } else if (dictionary != null) {
      dictionary.setNum_values((int) other(dictionary.getNum_values()));
    }
  }

  private long other(long value) {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> Integer.MAX_VALUE;
      case 3 -> Long.MIN_VALUE;
      case 4 -> value * 2;
      case 5 -> value / 2;
      case 6 -> value + 1;
      default -> value - 1;
    };
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
