package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "0, READ, 1",
    "1, WRITE, 2",
    "524287, EXECUTE, 1000",
    "68719476735, WRITE, 16777216",
    "68719476735, EXECUTE, 1"
  })
  void whatIsPackedIsUnpacked(long page, Access access, int count) {
    long reference = PageReference.of(page, access, count);

    assertThat(PageReference.page(reference)).isEqualTo(page);
    assertThat(PageReference.access(reference)).isEqualTo(access);
    assertThat(PageReference.count(reference)).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "5, 4", "16777216, 16777215"})
  void minusLeavesTheRestOfTheRun(int count, int done) {
    long rest = PageReference.minus(PageReference.of(9, Access.WRITE, count), done);

    assertThat(rest).isEqualTo(PageReference.of(9, Access.WRITE, count - done));
  }

  @ParameterizedTest
  @CsvSource({"0", "12345"})
  void oneReferenceIsARunOfOne(long page) {
    assertThat(PageReference.of(page, Access.READ))
        .isEqualTo(PageReference.of(page, Access.READ, 1));
  }
}
