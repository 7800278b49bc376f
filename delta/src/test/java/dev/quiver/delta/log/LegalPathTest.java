package dev.quiver.delta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LegalPathTest {
  @Test
  void leavesUrisAlone() {
    for (String path :
        new String[] {
          "part-0.parquet", "a=1/b=%20x/c.parquet", "file:/a/b", "s3://bucket/a:b", "/abs/é.parquet"
        }) {
      assertThat(LegalPath.of(path)).isEqualTo(path);
    }
  }

  @Test
  void encodesWhatAWriterForgot() {
    assertThat(LegalPath.of("t=1:2/a b[1]100%.parquet"))
        .isEqualTo("t=1%3A2/a%20b%5B1%5D100%25.parquet");
    assertThat(URI.create(LegalPath.of("x y\\\"{}|^`<>\u0001:1")).getPath())
        .isEqualTo("x y\\\"{}|^`<>\u0001:1");
  }
}
