package dev.quiver.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void theSameRowsAreTheSameWhoeverComputedThem() {
    Answer ours = rows(row(1L, new BigDecimal("2.50"), "a", LocalDate.of(1998, 9, 2), null));
    Answer theirs = rows(row(1, new BigDecimal("2.5"), "a", LocalDate.of(1998, 9, 2), null));
    assertThat(ours.differenceFrom(theirs)).isEmpty();
    assertThat(ours.digest()).isEqualTo(theirs.digest());
  }

  @Test
  void anotherValueIsToldWithItsRow() {
    Answer expected = rows(row(1, "a"), row(2, "b"));
    assertThat(rows(row(1, "a"), row(3, "b")).differenceFrom(expected))
        .contains("row 1 is [3, 'b'], expected [2, 'b']");
    assertThat(rows(row(1, "a"), row(2, null)).differenceFrom(expected)).isPresent();
    assertThat(rows(row(1, "a")).differenceFrom(expected)).contains("1 rows, expected 2");
  }

  @Test
  void anotherOrderIsAnotherAnswer() {
    assertThat(rows(row(2), row(1)).differenceFrom(rows(row(1), row(2)))).isPresent();
    assertThat(rows(row(2), row(1)).digest()).isNotEqualTo(rows(row(1), row(2)).digest());
  }

  @Test
  void decimalsAgreeExactly() {
    Answer cents = rows(row(new BigDecimal("123456789012345678.01")));
    assertThat(cents.differenceFrom(rows(row(new BigDecimal("123456789012345678.02")))))
        .isPresent();
  }

  @Test
  void aDoubleAgreesWithAQuotientThatWasCutOff() {
    Answer cut = rows(row(new BigDecimal("25.522005"), 7));
    assertThat(cut.differenceFrom(rows(row(25.522005853257337, 7)))).isEmpty();
    assertThat(cut.differenceFrom(rows(row(25.53, 7)))).isPresent();
    assertThat(cut.differenceFrom(rows(row(25.522005853257337, 8)))).isPresent();
  }

  @Test
  void quotientsAgreeWhetherCutOffOrRounded() {
    Answer cut = rows(row(new BigDecimal("0.050144"), new BigDecimal("1.000001")));
    Answer rounded = rows(row(new BigDecimal("0.050145"), new BigDecimal("1.000001")));
    assertThat(cut.differenceFrom(rounded)).isPresent();
    assertThat(cut.differenceFrom(rounded, Set.of(0))).isEmpty();
    assertThat(cut.differenceFrom(rounded, Set.of(1))).isPresent();
  }

  @Test
  void doublesAgreeButForTheirLastDigits() {
    assertThat(rows(row(0.1 + 0.2)).differenceFrom(rows(row(0.3)))).isEmpty();
    assertThat(rows(row(0.3001)).differenceFrom(rows(row(0.3)))).isPresent();
  }

  @Test
  void aStringIsNoNumber() {
    assertThat(rows(row("1")).differenceFrom(rows(row(1)))).isPresent();
  }

  private static Answer rows(@Nullable Object[]... rows) {
    return new Answer(
        Arrays.stream(rows).map(row -> Arrays.stream(row).map(Cell::of).toList()).toList());
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
