package dev.quiver.engine;

import dev.quiver.delta.DeltaCatalog;
import dev.quiver.delta.DeltaTableIo;
import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.cache.TableCaches;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.engine.PreparedRun.Origin;
import dev.quiver.engine.golden.GoldenFolder;
import dev.quiver.exec.Executor;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.Metrics;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.ScanOptions;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.spec.BindOptions;
import dev.quiver.logical.spec.Binder;
import dev.quiver.logical.spec.Binding;
import dev.quiver.logical.spec.ChangePin;
import dev.quiver.logical.spec.InputPin;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.SpecHash;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import dev.quiver.optimizer.Optimizer;
import dev.quiver.optimizer.OptimizerSettings;
import dev.quiver.optimizer.rule.Trace.Firing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Prepares requests and carries them out, under one set of options.
///
/// Preparing pins every table, binds names, optimizes and plans; nothing is decided later. A
/// session is immutable and holds nothing between calls, so it serves several threads at once.
public final class Session {
  /// Of what no spec asked for.
  private static final Origin UNASKED =
      new Origin(Optional.empty(), Collections.emptySortedMap(), List.of());

  private final ObjectStore store;
  private final TableCaches caches;
  private final SessionOptions options;

  Session(ObjectStore store, SessionOptions options, TableCaches caches) {
    this.store = store;
    this.caches = caches;
    this.options = options;
  }

  /// What this session's engine remembers of tables and files, and how that has served.
  public TableCaches caches() {
    return caches;
  }

  /// Reads a spec document.
  public static Spec read(Path file) {
    try {
      return SpecReader.read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw SessionException.unreadableSpec(file.toString(), e);
    }
  }

  /// The options.
  public SessionOptions options() {
    return options;
  }

  /// Plans all of a spec.
  public PreparedRun prepare(Spec spec) {
    return prepare(spec, new Wanted.Everything());
  }

  /// Plans some of a spec: all, some outputs, or one view's rows.
  public PreparedRun prepare(Spec spec, Wanted wanted) {
    return prepare(spec, wanted, Map.of());
  }

  /// Plans some of a spec, with values for its named parameters: constants as SQL writes them, or
  /// the text of a string, date or time as it is.
  public PreparedRun prepare(Spec spec, Wanted wanted, Map<String, String> parameters) {
    BindOptions binding =
        new BindOptions(wanted, options.base().toAbsolutePath().toString(), parameters);
    DeltaTables tables = new DeltaTables(store, caches);
    Map<String, TableRef> pinned = pinned(spec, binding, tables);
    Binding bound = Binder.bind(spec, pinned, binding);
    Origin origin =
        new Origin(
            Optional.of(SpecHash.of(spec)),
            new TreeMap<>(spec.runtime().lineageTags()),
            bound.warnings());
    return plan(origin, tables, bound.program());
  }

  private static Map<String, TableRef> pinned(Spec spec, BindOptions binding, DeltaTables tables) {
    Map<String, TableRef> pinned = new LinkedHashMap<>();
    try {
      for (InputPin input : InputPin.of(spec, binding)) {
        pinned.put(
            input.name(),
            tables.pin(input.name(), input.location(), input.version(), input.options()));
      }
      for (ChangePin changes : ChangePin.of(spec, binding)) {
        TableRef table = Objects.requireNonNull(pinned.get(changes.input()));
        pinned.put(changes.view(), tables.pin(table, changes.range()));
      }
    } catch (QueryException e) {
      // What is wrong with the document itself is better told than a table it should not ask for.
      Binder.check(spec, binding);
      throw e;
    }
    return pinned;
  }

  /// Plans a look at one table.
  public PreparedRun prepare(TableQuery query) {
    DeltaTables tables = new DeltaTables(store, caches);
    TableRef table = pinned(query, location(query), tables);
    return plan(UNASKED, tables, TableProgram.of(table, query));
  }

  /// Plans a look at the changes of one table.
  public PreparedRun prepare(ChangeQuery query) {
    DeltaTables tables = new DeltaTables(store, caches);
    TableQuery wanted = query.table();
    TableRef table = tables.pin("table", location(wanted), wanted.version(), ScanOptions.NONE);
    return plan(UNASKED, tables, TableProgram.of(tables.pin(table, query.range()), wanted));
  }

  /// Plans a query over tables.
  public PreparedRun prepare(SqlQuery query) {
    DeltaTables tables = new DeltaTables(store, caches);
    return plan(UNASKED, tables, SqlProgram.of(query, tables, this::absolute));
  }

  private String location(TableQuery query) {
    return absolute(query.location());
  }

  private String absolute(String location) {
    return options.base().resolve(location).normalize().toString();
  }

  /// With its lineage only where a column is asked for that the table itself does not have.
  private static TableRef pinned(TableQuery query, String location, DeltaTables tables) {
    TableRef table = tables.pin("table", location, query.version(), ScanOptions.NONE);
    boolean has = query.columns().stream().allMatch(column -> table.schema().ordinal(column) >= 0);
    return has
        ? table
        : tables.pin(
            "table",
            location,
            new TableVersion.Numbered(table.version()),
            new ScanOptions(true, Optional.empty()));
  }

  /// Runs every output, stages all, and then commits them in the order of the spec.
  public RunResult run(PreparedRun run) {
    return run(run, new Cancellation(), _ -> {});
  }

  /// Runs every output, stages all, and then commits them in the order of the spec. A cancellation
  /// before the first commit leaves nothing behind; `watcher` is given the counters at the start.
  public RunResult run(PreparedRun run, Cancellation cancellation, Consumer<Metrics> watcher) {
    return new Run(options, run, cancellation).commit(watcher);
  }

  /// Gives the rows of a prepared view or table.
  public QueryResult query(PreparedRun run) {
    return query(run, new Cancellation());
  }

  /// Gives the rows of a prepared view or table, until cancelled.
  public QueryResult query(PreparedRun run, Cancellation cancellation) {
    ExecutionContext context = new ExecutionContext(options.execution(), cancellation);
    try {
      Schema schema =
          new Schema(
              run.physical().sinks().getFirst().plan().columns().stream()
                  .map(column -> new Field(column.name(), column.type()))
                  .toList());
      BatchSource rows =
          new Executor(
                  new DeltaTableIo(run.tables(), Folding::fold, WriteSettings.DEFAULT), context)
              .query(run.physical());
      return new QueryResult(schema, context, rows);
    } catch (RuntimeException | Error e) {
      context.close();
      throw e;
    }
  }

  /// Runs every output, commits nothing, and tells what each node of the physical plan did.
  public String analyze(PreparedRun run, Cancellation cancellation) {
    return new Run(options, run, cancellation).analyze();
  }

  /// What a table's log says about it, at its latest version.
  public TableDescription describe(String location) {
    DeltaTables tables = new DeltaTables(store, caches);
    TableRef table = tables.pin("table", absolute(location), OptionalLong.empty());
    Figure rows = new DeltaCatalog(tables, Folding::fold).statistics(table).rows();
    return TableDescription.of(tables.snapshot(table), rows.counted());
  }

  /// The golden cases below a folder.
  public GoldenFolder golden(Path folder) {
    return new GoldenFolder(folder, Folding::fold);
  }

  /// Writes the golden files below a folder anew; a `spec.json` without one has its tables opened,
  /// relative to its own folder. Answers the files that changed.
  public List<Path> updateGolden(Path folder) {
    return golden(folder).update(spec -> new TableDescriber(store).describe(spec));
  }

  private PreparedRun plan(Origin origin, DeltaTables tables, Program program) {
    DeltaCatalog catalog = new DeltaCatalog(tables, Folding::fold);
    Optimizer optimizer =
        new Optimizer(
            Folding::fold,
            catalog,
            new OptimizerSettings(options.rulesOff(), options.runtimeFilters()));
    List<Firing> firings = new ArrayList<>();
    Program optimized = optimizer.optimize(program, firings::add);
    return new PreparedRun(origin, tables, program, optimized, optimizer.plan(optimized), firings);
  }
}
