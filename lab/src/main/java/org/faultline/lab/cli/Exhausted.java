package org.faultline.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Locale;
import org.faultline.lab.results.output.Console;

/**
 * What is said where Java has no more to give. All of it is made when the program begins: later
 * there may be no memory left for it.
 */
final class Exhausted {
  private static final long MEBIBYTE = 1L << 20;

  private static final String HEAP = heap(Runtime.getRuntime().maxMemory());
  private static final byte[] HEAP_BYTES = (HEAP + System.lineSeparator()).getBytes(UTF_8);

  private static final String CLASSES =
      "faultline: Java has no room for more classes;"
          + " set FAULTLINE_JAVA_OPTS=-XX:MaxMetaspaceSize=512m or more";
  private static final String BUFFERS =
      "faultline: the memory for buffers outside the heap is used up;"
          + " set FAULTLINE_JAVA_OPTS=-XX:MaxDirectMemorySize=1g or more";
  private static final String THREADS =
      "faultline: the system allows no more threads; raise its limit of processes"
          + " (ulimit -u), or use fewer --workers or --jobs";
  private static final String STACK =
      "faultline: the stack of a thread is used up: this is a defect of Faultline;"
          + " FAULTLINE_JAVA_OPTS=-Xss8m may help (run with --debug for the stack trace)";

  private Exhausted() {}

  /** Makes the sentences. */
  static void prepare() {
    if (HEAP_BYTES.length == 0) {
      throw new IllegalStateException("there is nothing to say of the heap");
    }
  }

  /** Says that the heap is used up, on standard error, where it failed to be said otherwise. */
  static void sayWithoutMemory(Throwable thrown) {
    try {
      if (thrown instanceof OutOfMemoryError) {
        Console.lastWords(HEAP_BYTES);
      } else {
        Console.lastWords(("faultline: " + thrown + System.lineSeparator()).getBytes(UTF_8));
      }
    } catch (IOException nobodyListens) {
      return;
    }
  }

  /** The sentence for a heap of at most {@code bytes}. */
  static String heap(long bytes) {
    long mebibytes = Math.max(1, (bytes + MEBIBYTE / 2) / MEBIBYTE);
    long twice = Long.highestOneBit(2 * mebibytes - 1) << 1;
    return String.format(
        Locale.ROOT,
        "faultline: the heap is used up: Java had %,d MiB for it;"
            + " set FAULTLINE_JAVA_OPTS=-Xmx%dm or more",
        mebibytes,
        twice);
  }

  /** What is said of {@code error}. */
  static String sentence(OutOfMemoryError error) {
    String what = String.valueOf(error.getMessage());
    if (what.contains("etaspace") || what.contains("class space")) {
      return CLASSES;
    } else if (what.contains("direct")) {
      return BUFFERS;
    } else if (what.contains("thread")) {
      return THREADS;
    }
    return HEAP;
  }

  /** What is said of a stack overflow. */
  static String stack() {
    return STACK;
  }
}
