package org.faultline.memory.textbook;

import org.faultline.memory.server.PagingWork;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.Transfers;

/** A request on the textbook machine. */
final class TextbookWork extends PagingWork {
  final TextbookProcess process;
  // What is to be brought in; null for nothing.
  PageIn pageIn;
  // What it has to transfer while it waits for a page, then the reads that it waits for.
  Transfers transfers;

  TextbookWork(TextbookProcess process, Request request) {
    super(request);
    this.process = process;
  }

  @Override
  public long needed() {
    return pageIn.incoming();
  }

  @Override
  public int process() {
    return process.process();
  }
}
