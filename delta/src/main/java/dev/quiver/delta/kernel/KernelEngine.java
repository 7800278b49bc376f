package dev.quiver.delta.kernel;

import dev.quiver.delta.store.ObjectStore;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.engine.ParquetHandler;

/// Kernel's engine over our store, for reading a log.
final class KernelEngine implements Engine {
  private final KernelFiles files;
  private final KernelJson json;
  private final KernelParquet parquet;
  private final Selections selections = new Selections();

  KernelEngine(ObjectStore store) {
    this.files = new KernelFiles(store);
    this.json = new KernelJson(store);
    this.parquet = new KernelParquet(store);
  }

  @Override
  public ExpressionHandler getExpressionHandler() {
    return selections;
  }

  @Override
  public JsonHandler getJsonHandler() {
    return json;
  }

  @Override
  public FileSystemClient getFileSystemClient() {
    return files;
  }

  @Override
  public ParquetHandler getParquetHandler() {
    return parquet;
  }
}
