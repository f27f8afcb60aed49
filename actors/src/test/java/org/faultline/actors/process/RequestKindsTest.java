package org.faultline.actors.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestKind;
import org.faultline.workload.program.SystemCall;
import org.junit.jupiter.api.Test;

class RequestKindsTest {
  /** Those that the MemoryManager may be asked for. */
  private static final List<SystemCall> CALLS =
      List.of(
          new SystemCall.VirtualAlloc(0, 1, 0, 0),
          new SystemCall.VirtualFree(0, 1, 0),
          new SystemCall.VirtualProtect(0, 1, 0),
          new SystemCall.VirtualLock(0, 1),
          new SystemCall.VirtualUnlock(0, 1),
          new SystemCall.SetProcessWorkingSetSize(0, 1),
          new SystemCall.EmptyWorkingSet(),
          new SystemCall.CreateStack(0, 1),
          new SystemCall.PrefetchVirtualMemory(0, 1));

  private static Request.Call call(int number) {
    return new Request.Call(number, MemoryWork.NONE, false, Win32Error.ERROR_SUCCESS);
  }

  @Test
  void eachSystemCallHasTheKindOfItsName() {
    for (SystemCall made : CALLS) {
      String name = made.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1");
      assertThat(RequestKind.of(call(made.kind().number())).label())
          .isEqualTo(name.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void aCallThatNeedsNoMemoryManagerHasNone() {
    int number = new SystemCall.VirtualQuery(0).kind().number();
    assertThatThrownBy(() -> RequestKind.of(call(number)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("system call " + number + " has no kind of request");
  }
}
