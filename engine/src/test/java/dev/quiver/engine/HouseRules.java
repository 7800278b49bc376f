package dev.quiver.engine;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Reads sources as syntax trees and lists the broken forms.
final class HouseRules {
  private static final Pattern LATER = Pattern.compile("//.*\\b(TODO|FIXME|XXX|HACK)\\b.*");

  private final List<String> broken = new ArrayList<>();
  private final List<Long> fileLines = new ArrayList<>();
  private final List<Long> methodLines = new ArrayList<>();

  static HouseRules read(List<Path> files) throws IOException {
    HouseRules rules = new HouseRules();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("--release", "25", "-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        rules.new Forms(unit, trees).scan(unit, null);
      }
    }
    for (Path file : files) {
      rules.readText(file);
    }
    return rules;
  }

  List<String> broken() {
    return broken;
  }

  String sizes() {
    return String.format(
        Locale.ROOT,
        "house: %d files, lines median %d, p95 %d, most %d; %d methods, lines median %d, p95 %d",
        fileLines.size(),
        rank(fileLines, 50),
        rank(fileLines, 95),
        rank(fileLines, 100),
        methodLines.size(),
        rank(methodLines, 50),
        rank(methodLines, 95));
  }

  private void readText(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    fileLines.add((long) lines.size());
    lines.stream()
        .filter(line -> LATER.matcher(line).find())
        .forEach(line -> broken.add(file + " left for later: " + line.strip()));
  }

  private static long rank(List<Long> values, int percent) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100);
  }

  /// What a component holds may be nullable (a map's values), the component itself not.
  private static boolean isNullable(VariableTree component) {
    String type =
        component.getType() instanceof AnnotatedTypeTree annotated
            ? String.valueOf(annotated.getAnnotations())
            : "";
    return (component.getModifiers() + type).contains("@Nullable");
  }

  private final class Forms extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final SourcePositions positions;

    Forms(CompilationUnitTree unit, Trees trees) {
      this.unit = unit;
      this.trees = trees;
      this.positions = trees.getSourcePositions();
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
      checkCases(tree, tree.getCases());
      return super.visitSwitch(tree, null);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
      checkCases(tree, tree.getCases());
      return super.visitSwitchExpression(tree, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
      boolean isPublic = tree.getModifiers().getFlags().contains(Modifier.PUBLIC);
      boolean isTop = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
      if (isPublic && isTop && trees.getDocComment(getCurrentPath()) == null) {
        say(tree, "a public type without a doc: " + tree.getSimpleName());
      }
      if (tree.getKind() == Tree.Kind.RECORD) {
        tree.getMembers().stream()
            .filter(VariableTree.class::isInstance)
            .map(VariableTree.class::cast)
            .filter(member -> !member.getModifiers().getFlags().contains(Modifier.STATIC))
            .filter(HouseRules::isNullable)
            .forEach(member -> say(member, "a nullable record component: " + member.getName()));
      }
      return super.visitClass(tree, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
      long start = positions.getStartPosition(unit, tree);
      long end = positions.getEndPosition(unit, tree);
      if (start >= 0 && end > start) {
        methodLines.add(
            unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1);
      }
      return super.visitMethod(tree, null);
    }

    private void checkCases(Tree tree, List<? extends CaseTree> cases) {
      boolean pattern =
          cases.stream()
              .flatMap(each -> each.getLabels().stream())
              .anyMatch(PatternCaseLabelTree.class::isInstance);
      boolean fallback =
          cases.stream()
              .flatMap(each -> each.getLabels().stream())
              .anyMatch(DefaultCaseLabelTree.class::isInstance);
      if (pattern && fallback) {
        say(tree, "a switch over patterns has a default: name the cases");
      }
    }

    private void say(Tree tree, String what) {
      long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
      broken.add(unit.getSourceFile().getName() + ":" + line + " " + what);
    }
  }
}
