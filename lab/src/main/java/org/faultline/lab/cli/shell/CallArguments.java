package org.faultline.lab.cli.shell;

import java.util.List;
import java.util.function.ToIntFunction;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.section.SectionWork;
import org.faultline.workload.program.Bytes;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, taken one after the other. */
final class CallArguments {
  private final Win32Call call;
  private final List<String> texts;
  private final ShellWords words;
  private final ToIntFunction<String> processes;
  private int next;

  /**
   * @param processes the id of the process that has a name
   */
  CallArguments(
      Win32Call call, List<String> texts, ShellWords words, ToIntFunction<String> processes) {
    this.call = call;
    this.texts = texts;
    this.words = words;
    this.processes = processes;
  }

  private String take() {
    if (next == texts.size()) {
      throw wrongCount();
    }
    return texts.get(next++);
  }

  private boolean isAtEnd() {
    return next == texts.size();
  }

  long address() {
    return words.address(take());
  }

  /** NULL where there is none. */
  long addressOrNull() {
    return isAtEnd() ? 0 : address();
  }

  /** A handle by its name or its value; 0 for no file. */
  long handle() {
    String text = take();
    return text.equalsIgnoreCase(CallConstants.NO_FILE) ? 0 : words.address(text);
  }

  long number() {
    return ShellWords.number(take());
  }

  long numberOr(long absent) {
    return isAtEnd() ? absent : number();
  }

  /** How many bytes to move, 0 to {@link Bytes#MOST}. */
  int bytes() {
    long bytes = number();
    if (bytes < 0 || bytes > Bytes.MOST) {
      throw new UserMistake("a call moves 0 to " + Bytes.MOST + " bytes, not " + bytes);
    }
    return (int) bytes;
  }

  /** A number, and how many bytes it has. */
  byte[] bytesOfNumber() {
    long value = number();
    return Bytes.number(value, ShellWords.width(take())).copy();
  }

  int flags(CallConstants constants) {
    return ShellWords.flags(take(), constants.bits());
  }

  boolean isTrue() {
    return flags(CallConstants.TRUTH) != 0;
  }

  boolean isNull() {
    return !isAtEnd() && words.address(take()) == 0;
  }

  /** A name, in quotation marks or without. */
  String text() {
    String text = take().replaceFirst("^L?\"(.*)\"$", "$1");
    if (text.isEmpty()) {
      throw new UserMistake("the name of a file or a section is empty");
    }
    return text;
  }

  /** A name; absent where there is none, or NULL. */
  @Nullable String textOrNull() {
    if (isAtEnd()) {
      return null;
    }
    String text = text();
    return text.equalsIgnoreCase("NULL") ? null : text;
  }

  /** All arguments of DuplicateHandle. */
  SystemCall duplicate() {
    long handle = handle();
    int target = processes.applyAsInt(take());
    int access = flags(CallConstants.VIEW);
    boolean inherit = isTrue();
    int options = flags(CallConstants.DUPLICATE);
    int sameAccess = CallConstants.DUPLICATE.bits().getOrDefault("DUPLICATE_SAME_ACCESS", 0);
    int closeSource = CallConstants.DUPLICATE.bits().getOrDefault("DUPLICATE_CLOSE_SOURCE", 0);
    return new SystemCall.DuplicateHandle(
        handle,
        target,
        (options & sameAccess) != 0 ? SectionWork.SAME_ACCESS : access,
        inherit,
        (options & closeSource) != 0);
  }

  /** All were taken. */
  void complete() {
    if (!isAtEnd()) {
      throw wrongCount();
    }
  }

  private UserMistake wrongCount() {
    return new UserMistake(
        "%s has %s arguments here; it is %s"
            .formatted(call.callName(), texts.size(), call.usage()));
  }
}
