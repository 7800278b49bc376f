package dev.quiver.bench.race;

import dev.quiver.engine.Engine;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.SessionOptions;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Asks this engine through its front door; prepared once.
///
/// What the log could answer it must not take from there.
final class QuiverRacer implements Racer {
  private static final Set<String> BY_METADATA = Set.of("AnswerFromMetadata", "SimplifyAggregates");

  private final Engine engine = Engine.open();
  private final Session session;
  private final PreparedRun run;

  QuiverRacer(Question question, RacedTable table, int threads) {
    session =
        engine.session(SessionOptions.defaults().withThreads(threads).withRulesOff(BY_METADATA));
    String spec = question.spec(table.location().toString());
    run = session.prepare(SpecReader.read(spec), new Wanted.View("answer"));
  }

  @Override
  public String answer() {
    try (QueryResult result = session.query(run)) {
      Optional<VectorSchemaRoot> rows = result.next();
      if (rows.isEmpty()) {
        throw new IllegalStateException("no answer: " + run.physical());
      }
      try (VectorSchemaRoot root = rows.get()) {
        return words(root.getFieldVectors());
      }
    }
  }

  private static String words(List<FieldVector> columns) {
    return columns.stream().map(QuiverRacer::word).collect(Collectors.joining(", "));
  }

  private static String word(FieldVector column) {
    return column instanceof DateDayVector days
        ? LocalDate.ofEpochDay(days.get(0)).toString()
        : String.valueOf(column.getObject(0));
  }

  @Override
  public void close() {
    engine.close();
  }
}
