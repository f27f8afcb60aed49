package org.faultline.workload.strace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The system calls of Linux that are followed: those that change what a process has mapped, and
 * those that make a process or a thread or load a program.
 */
enum MemoryCall {
  MMAP(4, 2, "mmap", "mmap2", "old_mmap"),
  MREMAP(4, 3, "mremap"),
  MUNMAP(2, 2, "munmap"),
  BRK(1, 1, "brk"),
  MPROTECT(3, 2, "mprotect", "pkey_mprotect"),
  MADVISE(3, 2, "madvise"),
  MLOCK(2, 2, "mlock", "mlock2"),
  MUNLOCK(2, 2, "munlock"),
  MLOCKALL(1, 0, "mlockall"),
  MUNLOCKALL(0, 0, "munlockall"),
  SHMGET(3, 0, "shmget"),
  SHMAT(2, 0, "shmat"),
  SHMDT(1, 1, "shmdt"),
  EXEC(0, 0, "execve", "execveat"),
  /** Makes a process or a thread: {@code clone} and {@code clone3} say by flags which. */
  CLONE(0, 0, "clone", "clone2", "clone3", "fork", "vfork");

  /**
   * Calls that concern memory and that no step does: they are counted by name. What strace's class
   * {@code %memory} holds beside the calls above.
   */
  static final Set<String> UNMODELLED =
      Set.of(
          "cacheflush",
          "get_mempolicy",
          "map_shadow_stack",
          "mbind",
          "memfd_secret",
          "migrate_pages",
          "mincore",
          "move_pages",
          "mseal",
          "msync",
          "process_madvise",
          "process_mrelease",
          "remap_file_pages",
          "set_mempolicy",
          "set_mempolicy_home_node",
          "subpage_prot",
          "swapoff",
          "swapon",
          "userfaultfd");

  private static final Map<String, MemoryCall> BY_NAME = new HashMap<>();

  static {
    for (MemoryCall call : values()) {
      call.names.forEach(name -> BY_NAME.put(name, call));
    }
  }

  /** The fewest arguments of the call. */
  final int arguments;

  /** How many of the first of them are numbers. */
  final int numbers;

  private final List<String> names;

  MemoryCall(int arguments, int numbers, String... names) {
    this.arguments = arguments;
    this.numbers = numbers;
    this.names = List.of(names);
  }

  /** The call of that name, if it is followed. */
  static @Nullable MemoryCall of(String name) {
    return BY_NAME.get(name);
  }

  /** Whether the call itself is one about memory, not about who has it. */
  boolean concernsMemory() {
    return this != EXEC && this != CLONE && this != SHMGET;
  }
}
