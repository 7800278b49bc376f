package dev.quiver.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.optimizer.Optimizer;
import dev.quiver.optimizer.program.ProgramRule;
import dev.quiver.optimizer.program.ProgramRules;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
  @Test
  void everyRuleIsInTheIndexAndInThePipeline() throws Exception {
    Set<String> written = written(Rule.class);
    assertThat(written).isEqualTo(listed(Rules.class, Rule.class)).hasSizeGreaterThan(15);
    assertThat(Optimizer.names()).containsAll(written);
  }

  @Test
  void everyProgramRuleIsInTheIndexAndInThePipeline() throws Exception {
    Set<String> written = written(ProgramRule.class);
    assertThat(written).isEqualTo(listed(ProgramRules.class, ProgramRule.class)).hasSize(5);
    assertThat(Optimizer.names()).containsAll(written);
  }

  @Test
  void rulesAreFinalAndHaveNoState() throws Exception {
    for (Class<?> type : classes(Rule.class)) {
      if (Rule.class.isAssignableFrom(type) && !type.isInterface()) {
        assertThat(Modifier.isFinal(type.getModifiers())).as(type.getName()).isTrue();
        assertThat(type.getDeclaredFields())
            .as(type.getName())
            .allMatch(field ->
                Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()));
      }
    }
  }

  private static Set<String> written(Class<?> kind) throws Exception {
    return classes(kind).stream()
        .filter(type -> kind.isAssignableFrom(type) && !type.isInterface())
        .map(Class::getSimpleName)
        .collect(Collectors.toSet());
  }

  /// The classes that stand in the package of this one, and in the same folder.
  private static List<Class<?>> classes(Class<?> neighbour) throws Exception {
    Path root =
        Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve(neighbour.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .<Class<?>>map(
              name -> load(neighbour.getPackageName() + "." + name.replace(".class", "")))
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError("rules are looked for among class files", unreadable);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(name, impossible);
    }
  }

  private static Set<String> listed(Class<?> index, Class<?> kind) {
    return Arrays.stream(index.getFields())
        .map(field -> {
          try {
            return kind.cast(field.get(null)).getClass().getSimpleName();
          } catch (IllegalAccessException impossible) {
            throw new AssertionError(field.getName(), impossible);
          }
        })
        .collect(Collectors.toSet());
  }
}
