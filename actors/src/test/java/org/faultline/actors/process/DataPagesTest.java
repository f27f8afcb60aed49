package org.faultline.actors.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.memory.address.PageRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataPagesTest {
  private final DataPages pages = new DataPages();

  @BeforeEach
  void writeOnePage() {
    pages.create(7)[100] = 42;
  }

  @Test
  void bytesThatComeBackUnchangedMatch() {
    byte[] copy = pages.bytes(7).clone();
    pages.left(7);
    assertThat(pages.bytes(7)).isNull();
    pages.returned(7, copy);
    assertThat(pages.bytes(7)[100]).isEqualTo((byte) 42);
    assertThat(pages.returned()).isEqualTo(1);
    assertThat(pages.mismatches()).isZero();
  }

  @Test
  void oneFlippedBitIsAMismatch() {
    byte[] copy = pages.bytes(7).clone();
    copy[4095] ^= 1;
    pages.left(7);
    pages.returned(7, copy);
    assertThat(pages.mismatches()).isEqualTo(1);
  }

  @Test
  void lostBytesAreAMismatch() {
    pages.left(7);
    pages.returned(7, null);
    assertThat(pages.mismatches()).isEqualTo(1);
  }

  @Test
  void bytesThatNobodyWroteAreAMismatch() {
    pages.returned(8, new byte[4096]);
    assertThat(pages.mismatches()).isEqualTo(1);
  }

  @Test
  void discardedPageComesBackAsZerosWithoutAMismatch() {
    pages.left(7);
    pages.discard(new PageRange(7, 7));
    pages.returned(7, null);
    assertThat(pages.bytes(7)).isNull();
    assertThat(pages.returned()).isZero();
    assertThat(pages.mismatches()).isZero();
  }

  @Test
  void aResetPageComesBackAsItWasOrAsZeros() {
    byte[] copy = pages.bytes(7).clone();
    pages.reset(new PageRange(0, 9));
    pages.left(7);
    pages.returned(7, copy);
    assertThat(pages.mismatches()).isZero();
    pages.left(7);
    pages.returned(7, null);
    assertThat(pages.mismatches()).isZero();
  }

  @Test
  void aResetPageWithOtherBytesIsAMismatch() {
    pages.left(7);
    pages.reset(new PageRange(7, 7));
    pages.returned(7, new byte[4096]);
    assertThat(pages.mismatches()).isEqualTo(1);
  }

  @Test
  void aPageWrittenSinceItsResetMustNotBeLost() {
    pages.reset(new PageRange(7, 7));
    pages.written(7);
    pages.left(7);
    pages.returned(7, null);
    assertThat(pages.mismatches()).isEqualTo(1);
  }
}
