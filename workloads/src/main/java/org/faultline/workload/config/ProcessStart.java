package org.faultline.workload.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.program.LoadLibrary;
import org.faultline.workload.program.Place;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.ThreadStack;
import org.faultline.workload.program.VirtualAlloc;

/**
 * What is in a process before its program begins.
 *
 * @param kind whether that is what Windows puts there, or nothing
 * @param images of the workload that it loads then, in order
 */
public record ProcessStart(Kind kind, List<String> images) {
  /** Nothing. */
  public static final ProcessStart NOTHING = new ProcessStart(Kind.BARE, List.of());

  private static final long HEAP_RESERVE_BYTES = 1 << 20;
  private static final long HEAP_COMMIT_BYTES = 1 << 12;
  private static final long STACK_RESERVE_BYTES = 1 << 20;
  private static final long STACK_COMMIT_BYTES = 1 << 12;
  private static final String HEAP = "process-heap";

  /** Who puts something there. */
  public enum Kind {
    /** Nobody. */
    BARE,
    /** Windows: its DLLs, a heap and a stack (docs/windows.md W1506). */
    WINDOWS
  }

  /** The list is copied. */
  public ProcessStart {
    images = List.copyOf(images);
  }

  /** The steps that put it there. */
  public List<Step> steps() {
    if (kind == Kind.BARE) {
      return LoadLibrary.all(images);
    }
    List<Step> steps = new ArrayList<>();
    steps.addAll(
        LoadLibrary.all(Stream.concat(SystemImages.names().stream(), images.stream()).toList()));
    steps.add(
        VirtualAlloc.anywhere(
            HEAP, HEAP_RESERVE_BYTES, AllocationType.MEM_RESERVE, Protection.PAGE_READWRITE));
    steps.add(
        new VirtualAlloc(
            null,
            Place.of(HEAP, 0, HEAP_COMMIT_BYTES),
            AllocationType.MEM_COMMIT,
            Protection.PAGE_READWRITE,
            Win32Error.ERROR_SUCCESS));
    steps.add(
        new ThreadStack(null, STACK_RESERVE_BYTES, STACK_COMMIT_BYTES, Win32Error.ERROR_SUCCESS));
    return steps;
  }
}
