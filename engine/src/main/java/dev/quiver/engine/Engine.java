package dev.quiver.engine;

import dev.quiver.delta.cache.TableCaches;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.ObjectStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Opens sessions. One engine serves a whole process; sessions run side by side.
///
/// ```java
/// try (Engine engine = Engine.open()) {
///   Session session = engine.session(SessionOptions.defaults().withThreads(2));
///   RunResult result = session.run(session.prepare(Session.read(Path.of("spec.json"))));
///   result.outcomes().forEach(it -> System.out.println(it.output() + " " + it.location()));
/// }
/// ```
public final class Engine implements AutoCloseable {
  private final ObjectStore store;
  private final Map<Long, TableCaches> caches = new ConcurrentHashMap<>();

  private Engine(ObjectStore store) {
    this.store = store;
  }

  /// An engine over the local file system.
  public static Engine open() {
    return new Engine(new LocalStore());
  }

  /// An engine over another store.
  public static Engine over(ObjectStore store) {
    return new Engine(store);
  }

  /// A session with these options. Sessions are immutable, and safe for use by several threads.
  /// Those of one limit for it share what is remembered of tables and files.
  public Session session(SessionOptions options) {
    return new Session(
        store, options, caches.computeIfAbsent(options.cacheBytes(), TableCaches::new));
  }

  /// Ends the engine, and forgets what it remembers of tables. Sessions hold nothing that outlives
  /// their runs, so there is nothing to wait for.
  @Override
  public void close() {
    caches.values().forEach(TableCaches::clear);
    caches.clear();
  }
}
