package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.WriteWatch.WRITE_WATCH_FLAG_RESET;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteWatchTest {
  private static final long SIZE = 16 * PAGE;

  private final Granted calls = new Granted();

  @BeforeEach
  void watch() {
    int type = Granted.BOTH | AllocationType.MEM_WRITE_WATCH;
    calls.alloc(BASE, SIZE, type, Protection.PAGE_READWRITE);
  }

  private void write(long page) {
    if (calls.space.resolve(FIRST + page, Access.WRITE) == Resolution.FAULT) {
      calls.space.map(FIRST + page, (int) page, false);
      calls.space.retireWrite(FIRST + page);
    }
  }

  private List<Long> written(long capacity, int flags) {
    return calls.space.getWriteWatch(BASE, SIZE, capacity, flags).addresses().stream()
        .map(address -> address / PAGE - FIRST)
        .toList();
  }

  @Test
  void onlyTheReturnedPagesAreReset() {
    write(4);
    write(1);
    write(2);

    assertThat(written(1, WRITE_WATCH_FLAG_RESET)).containsExactly(1L);
    assertThat(written(64, 0)).containsExactly(2L, 4L);
    assertThat(written(64, 0)).containsExactly(2L, 4L);
  }

  @Test
  void aWriteAfterAResetIsRecordedAgainThoughThePageIsDirty() {
    write(3);
    calls.space.resetWriteWatch(BASE + 3 * PAGE, 1);
    assertThat(written(64, 0)).isEmpty();
    assertThat(calls.space.resolve(FIRST + 3, Access.READ)).isEqualTo(Resolution.TOUCHED);
    assertThat(calls.space.resolve(FIRST + 3, Access.WRITE)).isEqualTo(Resolution.HIT);

    assertThat(written(64, 0)).containsExactly(3L);
  }

  @Test
  void marksOutliveTrimProtectAndDecommit() {
    write(5);
    write(6);
    calls.space.unmap(FIRST + 5);
    calls.protect(BASE, SIZE, Protection.PAGE_NOACCESS);
    calls.free(BASE + 6 * PAGE, PAGE, AllocationType.MEM_DECOMMIT);

    assertThat(written(64, 0)).containsExactly(5L, 6L);
  }

  @Test
  void rangesOutsideOneWatchedRegionAreInvalid() {
    assertThat(calls.space.getWriteWatch(BASE, SIZE + 1, 64, 0).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(calls.space.getWriteWatch(BASE, SIZE, 0, 0).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(calls.space.getWriteWatch(BASE, SIZE, 64, 2).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(calls.space.resetWriteWatch(0, SIZE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }
}
