package org.faultline.lab.cli.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.WriteWatch;
import org.faultline.workload.program.SystemCall;
import org.faultline.workload.program.Win32Flags;

/** The calls that can be typed, with their parameters in Win32's order. */
enum Win32Call {
  VIRTUAL_ALLOC(
      SystemCallKind.VIRTUAL_ALLOC,
      "(address, size, type, protect)",
      "reserves or commits pages",
      a ->
          new SystemCall.VirtualAlloc(
              a.address(),
              a.number(),
              a.flags(Constants.ALLOCATION),
              a.flags(Constants.PROTECTION))),
  VIRTUAL_FREE(
      SystemCallKind.VIRTUAL_FREE,
      "(address, size, type)",
      "decommits or releases pages",
      a -> new SystemCall.VirtualFree(a.address(), a.number(), a.flags(Constants.FREE))),
  VIRTUAL_PROTECT(
      SystemCallKind.VIRTUAL_PROTECT,
      "(address, size, protect [, NULL])",
      "changes the protection; fails if NULL is given for the old one",
      a ->
          new SystemCall.VirtualProtect(
              a.address(), a.number(), a.flags(Constants.PROTECTION), !a.isNull())),
  VIRTUAL_QUERY(
      SystemCallKind.VIRTUAL_QUERY,
      "(address)",
      "describes the run of pages with the same state",
      a -> new SystemCall.VirtualQuery(a.address())),
  VIRTUAL_LOCK(
      SystemCallKind.VIRTUAL_LOCK,
      "(address, size)",
      "makes pages resident and keeps them so",
      a -> new SystemCall.VirtualLock(a.address(), a.number())),
  VIRTUAL_UNLOCK(
      SystemCallKind.VIRTUAL_UNLOCK,
      "(address, size)",
      "unlocks pages; pages that are not locked leave the working set",
      a -> new SystemCall.VirtualUnlock(a.address(), a.number())),
  GET_WRITE_WATCH(
      SystemCallKind.GET_WRITE_WATCH,
      "(flags, address, size [, count])",
      "lists the pages that were written; 1 or WRITE_WATCH_FLAG_RESET resets them",
      a -> {
        int flags = a.flags(Constants.WATCH);
        return new SystemCall.GetWriteWatch(a.address(), a.number(), a.numberOr(1 << 20), flags);
      }),
  RESET_WRITE_WATCH(
      SystemCallKind.RESET_WRITE_WATCH,
      "(address, size)",
      "forgets which pages were written",
      a -> new SystemCall.ResetWriteWatch(a.address(), a.number())),
  SET_PROCESS_WORKING_SET_SIZE(
      SystemCallKind.SET_PROCESS_WORKING_SET_SIZE,
      "(minimum, maximum)",
      "sets the limits of the working set; -1, -1 empties it",
      a -> new SystemCall.SetProcessWorkingSetSize(a.number(), a.number())),
  EMPTY_WORKING_SET(
      SystemCallKind.EMPTY_WORKING_SET,
      "()",
      "removes all pages from the working set but those that are locked",
      a -> new SystemCall.EmptyWorkingSet()),
  QUERY_WORKING_SET(
      SystemCallKind.QUERY_WORKING_SET,
      "()",
      "lists the resident pages",
      a -> new SystemCall.QueryWorkingSet()),
  GLOBAL_MEMORY_STATUS_EX(
      SystemCallKind.GLOBAL_MEMORY_STATUS_EX,
      "()",
      "describes the machine's memory",
      a -> new SystemCall.GlobalMemoryStatusEx()),
  GET_PROCESS_MEMORY_INFO(
      SystemCallKind.GET_PROCESS_MEMORY_INFO,
      "()",
      "shows what the process uses",
      a -> new SystemCall.GetProcessMemoryInfo()),
  CREATE_STACK(
      SystemCallKind.CREATE_STACK,
      "(reserve, commit)",
      "makes a thread's stack, which grows by its guard page",
      a -> new SystemCall.CreateStack(a.number(), a.number()));

  private final SystemCallKind kind;
  private final String parameters;
  private final String summary;
  private final Maker maker;

  /** The constants that an argument is made of. */
  private enum Constants {
    ALLOCATION(Win32Flags.ALLOCATION.bits()),
    PROTECTION(Win32Flags.PROTECTION.bits()),
    FREE(Win32Flags.FREE.bits()),
    WATCH(Map.of("WRITE_WATCH_FLAG_RESET", WriteWatch.WRITE_WATCH_FLAG_RESET));

    private final Map<String, Integer> bits;

    Constants(Map<String, Integer> bits) {
      this.bits = bits;
    }
  }

  /** Makes the call of its arguments, which it takes in order. */
  @FunctionalInterface
  private interface Maker {
    SystemCall make(Arguments arguments);
  }

  Win32Call(SystemCallKind kind, String parameters, String summary, Maker maker) {
    this.kind = kind;
    this.parameters = parameters;
    this.summary = summary;
    this.maker = maker;
  }

  /** The calls by name. */
  static Map<String, Win32Call> byName() {
    Map<String, Win32Call> calls = new LinkedHashMap<>();
    for (Win32Call call : values()) {
      calls.put(call.callName(), call);
    }
    return calls;
  }

  /** The names of all constants that an argument can have. */
  static Iterable<String> constants() {
    Map<String, Integer> all = new TreeMap<>();
    for (Constants constants : Constants.values()) {
      all.putAll(constants.bits);
    }
    return all.keySet();
  }

  /** What is typed. */
  String callName() {
    return kind.callName();
  }

  String usage() {
    return callName() + parameters;
  }

  String summary() {
    return summary;
  }

  /**
   * The call with these arguments.
   *
   * @throws UserMistake where they are not its arguments
   */
  SystemCall make(List<String> arguments, ShellWords words) {
    Arguments read = new Arguments(this, arguments, words);
    SystemCall call = maker.make(read);
    read.complete();
    return call;
  }

  /** The arguments of one call, taken one after the other. */
  private static final class Arguments {
    private final Win32Call call;
    private final List<String> texts;
    private final ShellWords words;
    private int next;

    Arguments(Win32Call call, List<String> texts, ShellWords words) {
      this.call = call;
      this.texts = texts;
      this.words = words;
    }

    private String take() {
      if (next == texts.size()) {
        throw wrongCount();
      }
      return texts.get(next++);
    }

    long address() {
      return words.address(take());
    }

    long number() {
      return ShellWords.number(take());
    }

    long numberOr(long absent) {
      return next == texts.size() ? absent : number();
    }

    int flags(Constants constants) {
      return ShellWords.flags(take(), constants.bits);
    }

    boolean isNull() {
      return next < texts.size() && words.address(take()) == 0;
    }

    void complete() {
      if (next < texts.size()) {
        throw wrongCount();
      }
    }

    private UserMistake wrongCount() {
      return new UserMistake(
          "%s has %s arguments here; it is %s"
              .formatted(call.callName(), texts.size(), call.usage()));
    }
  }
}
