package dev.quiver.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// Draws a result: a group of bars a query, a bar an engine, on a logarithmic scale of
/// milliseconds.
public final class Chart {
  private static final List<String> COLORS = List.of("#2b6cb0", "#dd8b1d", "#a0aec0", "#68a37a");
  private static final int BAR = 9;
  private static final int GAP = 10;
  private static final int LEFT = 56;
  private static final int TOP = 44;
  private static final int HEIGHT = 260;
  private static final int BOTTOM = 60;

  private final RaceResult result;
  private final List<String> engines;
  private final List<Lap> laps;
  private final int lowest;
  private final int highest;

  /// A chart of what counted.
  public Chart(RaceResult result) {
    this.result = result;
    this.engines = result.engines();
    this.laps = result.laps().stream().filter(lap -> lap.failure().isEmpty()).toList();
    this.lowest = (int) Math.floor(logs().min().orElse(0));
    this.highest = Math.max((int) Math.ceil(logs().max().orElse(1)), lowest + 1);
  }

  private DoubleStream logs() {
    return laps.stream()
        .flatMap(lap -> lap.millis().values().stream())
        .mapToDouble(millis -> Math.log10(Math.max(millis, 0.001)));
  }

  /// The drawing, as SVG.
  public String svg() {
    int group = engines.size() * BAR + GAP;
    int width = LEFT + laps.size() * group + GAP;
    List<String> lines = new ArrayList<>();
    lines.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"10\">"
            .formatted(Math.max(width, 420), TOP + HEIGHT + BOTTOM));
    lines.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
    legend(lines);
    grid(lines, width);
    for (int query = 0; query < laps.size(); query++) {
      bars(lines, laps.get(query), LEFT + query * group + GAP / 2);
    }
    lines.add(text(LEFT, TOP + HEIGHT + 40, "start", setting()));
    lines.add("</svg>");
    return String.join("\n", lines) + "\n";
  }

  private String setting() {
    RaceResult.Setting setting = result.setting();
    return "%s; JDK %s; commit %s; scale %s, %d threads, %s, %s time"
        .formatted(
            setting.machine(),
            setting.jdk(),
            setting.commit(),
            setting.scale(),
            setting.threads(),
            setting.state(),
            setting.clock().toLowerCase(Locale.ROOT));
  }

  private void legend(List<String> lines) {
    for (int engine = 0; engine < engines.size(); engine++) {
      int x = LEFT + engine * 90;
      lines.add(
          "<rect x=\"%d\" y=\"12\" width=\"10\" height=\"10\" fill=\"%s\"/>"
              .formatted(x, color(engine)));
      lines.add(text(x + 14, 21, "start", engines.get(engine)));
    }
  }

  private void grid(List<String> lines, int width) {
    for (int power = lowest; power <= highest; power++) {
      double y = y(power);
      lines.add(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
              LEFT,
              width,
              y,
              y));
      lines.add(text(LEFT - 4, (int) y + 3, "end", label(power)));
    }
  }

  private static String label(int power) {
    return power < 0
        ? String.format(Locale.ROOT, "%." + -power + "f ms", Math.pow(10, power))
        : String.format(Locale.ROOT, "%.0f ms", Math.pow(10, power));
  }

  private void bars(List<String> lines, Lap lap, int x) {
    for (int engine = 0; engine < engines.size(); engine++) {
      String name = engines.get(engine);
      Double millis = lap.millis().get(name);
      if (millis != null) {
        double y = y(Math.log10(Math.max(millis, 0.001)));
        lines.add(
            String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"><title>%s</title></rect>",
                x + engine * BAR,
                y,
                BAR - 1,
                TOP + HEIGHT - y,
                color(engine),
                escaped(String.format(Locale.ROOT, "%s %s: %.1f ms", lap.query(), name, millis))));
      }
    }
    lines.add(text(x + engines.size() * BAR / 2, TOP + HEIGHT + 14, "middle", lap.query()));
  }

  private double y(double power) {
    return TOP + HEIGHT * (highest - power) / (highest - lowest);
  }

  private static String color(int engine) {
    return COLORS.get(engine % COLORS.size());
  }

  private static String text(int x, int y, String anchor, String text) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>"
        .formatted(x, y, anchor, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
