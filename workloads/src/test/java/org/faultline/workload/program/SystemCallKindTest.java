package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.memory.address.SystemCallKind;
import org.junit.jupiter.api.Test;

class SystemCallKindTest {
  private static final Map<Class<?>, Object> ZEROS =
      Map.of(long.class, 0L, int.class, 0, boolean.class, false);

  private static SystemCall made(Class<?> type) throws ReflectiveOperationException {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    return (SystemCall) constructor.newInstance(Stream.of(types).map(ZEROS::get).toArray());
  }

  @Test
  void eachCallHasTheKindThatHasItsName() throws ReflectiveOperationException {
    List<SystemCallKind> kinds = new ArrayList<>();
    for (Class<?> type : SystemCall.class.getPermittedSubclasses()) {
      SystemCallKind kind = made(type).kind();
      assertThat(kind.callName()).isEqualTo(type.getSimpleName());
      kinds.add(kind);
    }
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(SystemCallKind.ofPrograms());
  }

  @Test
  void aNumberNamesOneCallToAReaderOfEvents() {
    Map<Integer, SystemCallKind> byNumber = new HashMap<>();
    for (SystemCallKind kind : SystemCallKind.values()) {
      if (kind != SystemCallKind.RESERVE_FOR_RECORDING) {
        assertThat(byNumber.put(kind.number(), kind)).isNull();
      }
    }
    assertThat(SystemCallKind.RESERVE_FOR_RECORDING.number())
        .isEqualTo(SystemCallKind.VIRTUAL_ALLOC.number());
  }
}
