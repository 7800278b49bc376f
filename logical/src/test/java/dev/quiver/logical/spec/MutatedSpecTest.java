package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Damages good documents at random: whatever comes of it is a value or a [SpecException].
class MutatedSpecTest {
  private static final List<String> EXAMPLES =
      List.of(
          "ex1_probe_rollup.json", "ex2_code_graph.json", "ex3_change_audit.json", "opened.json");
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|-?[0-9]+|true|false|null|[\\[\\]{}:,]");
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Field("label", Simple.STRING),
              new Field("path", Simple.STRING),
              new Field("bstart", Simple.INT64),
              new Field("bend", Simple.INT64),
              new Field("quality", Simple.INT32),
              new Field("site_code", Simple.STRING)));

  @Test
  void survivesDamagedCharacters() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(example(random));
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, (char) random.nextInt(0x3000));
          default -> text.insert(at, "{}[]\",:0e-.\\".charAt(random.nextInt(12)));
        }
      }
      read(text.toString(), seed);
    }
  }

  @Test
  void survivesExchangedTokens() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      String text = example(random);
      List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
      MatchResult target = tokens.get(random.nextInt(tokens.size()));
      String other = tokens.get(random.nextInt(tokens.size())).group();
      read(text.substring(0, target.start()) + other + text.substring(target.end()), seed);
    }
  }

  private static String example(Random random) {
    return Documents.resource(EXAMPLES.get(random.nextInt(EXAMPLES.size())));
  }

  private static void read(String text, long seed) {
    try {
      Spec spec = SpecReader.read(text);
      assertThat(SpecReader.read(SpecHash.canonicalText(spec))).isEqualTo(spec);
      bind(spec);
    } catch (SpecException e) {
      assertThat(e.diagnostics()).as("seed %d", seed).isNotEmpty();
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + ":\n" + text, e);
    }
  }

  private static void bind(Spec spec) {
    BindOptions options = new BindOptions(new Wanted.Everything(), "/base");
    Map<String, TableRef> tables = new HashMap<>();
    for (InputPin pin : InputPin.of(spec, options)) {
      tables.put(pin.name(), new TableRef(pin.name(), pin.location(), 0, SCHEMA));
    }
    for (ChangePin pin : ChangePin.of(spec, options)) {
      tables.put(pin.view(), new TableRef(pin.input(), "/base", 9, SCHEMA).changes(3));
    }
    Binder.bind(spec, tables, options);
  }
}
