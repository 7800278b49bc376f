package dev.quiver.bench.race;

/// Answers one question as often as it is asked, and says what it found in words all racers use.
interface Racer extends AutoCloseable {
  String answer();

  @Override
  void close();
}
