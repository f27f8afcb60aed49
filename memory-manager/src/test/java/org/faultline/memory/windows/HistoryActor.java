package org.faultline.memory.windows;

/** A process of a {@link WindowsHistory}, and what it is doing. */
final class HistoryActor {
  final WindowsProcess pages;
  final ModelPages model;
  BringIn work;
  Runnable then;
  boolean gone;

  HistoryActor(WindowsProcess pages, ModelPages model) {
    this.pages = pages;
    this.model = model;
  }

  boolean runs() {
    return work == null && !gone;
  }
}
