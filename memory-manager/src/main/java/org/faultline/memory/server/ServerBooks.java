package org.faultline.memory.server;

/**
 * What a server and its kind of paging both write into.
 *
 * @param journal counters, chains and events
 * @param notices for the Pager
 * @param draft of the reply to the present request
 * @param underWay what was done of requests that are not answered yet
 * @param peaks of working sets
 */
public record ServerBooks(
    ServerSettings settings,
    PagingJournal journal,
    ResidencyNotices notices,
    ReplyDraft draft,
    RequestsUnderWay underWay,
    WorkingSetPeaks peaks) {

  /**
   * A page that is read was in memory before; it was taken from its process too early where {@code
   * thrashing}.
   */
  public void refaulted(int process, long page, boolean thrashing) {
    journal.refaulted(process, page, thrashing);
    if (thrashing) {
      draft.thrash();
    }
  }

  /** Books in which nothing is written yet. */
  public static ServerBooks of(ServerSettings settings) {
    return new ServerBooks(
        settings,
        new PagingJournal(1, settings.processes().size(), settings.recording()),
        new ResidencyNotices(),
        new ReplyDraft(),
        new RequestsUnderWay(),
        new WorkingSetPeaks(settings.processes()));
  }
}
