package org.faultline.actors.fifo;

import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.memory.server.FaultHandler;
import org.faultline.memory.server.PagerBook;
import org.faultline.memory.server.PagingKind;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;
import org.faultline.memory.textbook.PagerPools;
import org.faultline.memory.textbook.PoolPlan;

/** The third kind of paging, as its file in META-INF/services names it. */
public final class FifoKind implements PagingKind {
  static final String NAME = "demand-zero-fifo";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FaultHandler<?> handler(ServerBooks books, Pagefile pagefile) {
    return new FifoPaging(books, pagefile);
  }

  @Override
  public PagerBook pagerBook(ServerSettings settings) {
    int[] shares = new int[settings.processes().size()];
    return new PagerPools(
        PoolPlan.of(ReplacementScope.GLOBAL, ShareKind.FIXED, settings.memory().frames(), shares),
        ReplacementPolicies.installed().parse("fifo"),
        pool -> bound -> 0);
  }
}
