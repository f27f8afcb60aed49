package org.faultline.memory.textbook;

import java.util.Objects;
import org.faultline.memory.server.PagingWork;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.Transfers;
import org.jspecify.annotations.Nullable;

/** A request on the textbook machine. */
final class TextbookWork extends PagingWork {
  final TextbookProcess process;
  // What is to be brought in, if anything.
  @Nullable PageIn pageIn;
  // What it has to transfer while it waits for a page, then the reads that it waits for.
  @Nullable Transfers transfers;

  TextbookWork(TextbookProcess process, Request request) {
    super(request);
    this.process = process;
  }

  @Override
  public long needed() {
    return Objects.requireNonNull(pageIn, "nothing is to be brought in").incoming();
  }

  @Override
  public int process() {
    return process.process();
  }
}
