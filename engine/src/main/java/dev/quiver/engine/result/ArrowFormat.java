package dev.quiver.engine.result;

import dev.quiver.exec.batch.ArrowExport;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.OffHeap;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

/// An Arrow IPC stream.
final class ArrowFormat implements RowFormat {
  private final OutputStream out;
  private final Schema schema;
  private final WriteChannel channel;

  ArrowFormat(OutputStream out, Schema schema) throws IOException {
    this.out = out;
    this.schema = schema;
    this.channel = new WriteChannel(Channels.newChannel(out));
    MessageSerializer.serialize(channel, ArrowExport.schema(schema));
  }

  @Override
  public void write(Batch batch) throws IOException {
    try (BufferAllocator allocator = OffHeap.open(Long.MAX_VALUE);
        VectorSchemaRoot root = ArrowExport.root(batch, schema, allocator);
        ArrowRecordBatch record = new VectorUnloader(root).getRecordBatch()) {
      MessageSerializer.serialize(channel, record, IpcOption.DEFAULT);
    }
  }

  @Override
  public void end() throws IOException {
    ArrowStreamWriter.writeEndOfStream(channel, IpcOption.DEFAULT);
    out.flush();
  }
}
