package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.quiver.logical.spec.Diagnostic;
import dev.quiver.logical.spec.SpecException;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.SpecSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The schema that is published says of a document what its reader says.
class SpecSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|-?[0-9]+|true|false|null|[\\[\\]{}:,]");

  /// What the reader says beside the schema: rules between members, and texts that mean nothing.
  private static final List<String> BEYOND =
      List.of(
          "duplicate field",
          "a merge needs one of",
          "a key needs one of",
          "not a lifetime",
          "where an integer belongs");

  private final JsonSchema four = schema(4);
  private final JsonSchema five = schema(5);

  @Test
  void isASchema() throws JsonProcessingException {
    JsonSchema meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
    for (long version : SpecSchema.VERSIONS) {
      assertThat(meta.validate(JSON.readTree(SpecSchema.text(version)))).isEmpty();
    }
  }

  @Test
  void acceptsEveryExample() throws IOException {
    for (Path file : examples()) {
      assertThat(errors(Files.readString(file))).as(file.toString()).isEmpty();
    }
  }

  @Test
  void saysWhatTheReaderSays() throws IOException {
    List<Path> examples = examples();
    int refused = 0;
    for (long seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      String text =
          damaged(Files.readString(examples.get(random.nextInt(examples.size()))), random);
      List<Diagnostic> told = told(text);
      if (told.stream().anyMatch(one -> one.message().startsWith("malformed JSON"))) {
        continue;
      }
      boolean isBeyond =
          told.stream().anyMatch(one -> BEYOND.stream().anyMatch(one.message()::contains));
      if (!isBeyond) {
        assertThat(errors(text).isEmpty())
            .as("seed %d: %s\n%s", seed, told, text)
            .isEqualTo(told.isEmpty());
        refused += told.isEmpty() ? 0 : 1;
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  private static String damaged(String text, Random random) {
    List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
    MatchResult target = tokens.get(random.nextInt(tokens.size()));
    String other = tokens.get(random.nextInt(tokens.size())).group();
    return text.substring(0, target.start()) + other + text.substring(target.end());
  }

  private static List<Diagnostic> told(String text) {
    try {
      SpecReader.read(text);
      return List.of();
    } catch (SpecException e) {
      return e.diagnostics();
    }
  }

  private Set<ValidationMessage> errors(String text) throws JsonProcessingException {
    JsonNode document = JSON.readTree(text);
    return (document.path("version").asInt() == 5 ? five : four).validate(document);
  }

  private static JsonSchema schema(long version) {
    return FACTORY.getSchema(SpecSchema.text(version));
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> ours = Files.walk(Path.of("../examples"));
        Stream<Path> tests = Files.list(Path.of("../logical/src/test/resources/spec"))) {
      List<Path> examples =
          Stream.concat(
                  ours.filter(file -> file.endsWith("spec.json")),
                  tests.filter(file -> file.toString().endsWith(".json")))
              .sorted()
              .toList();
      assertThat(examples).hasSizeGreaterThan(4);
      return examples;
    }
  }
}
