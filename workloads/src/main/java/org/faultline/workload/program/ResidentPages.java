package org.faultline.workload.program;

/** The pages of a process that are in memory, as far as it has heard. */
public interface ResidentPages {
  /** A process that holds none. */
  ResidentPages NONE =
      new ResidentPages() {
        @Override
        public long count() {
          return 0;
        }

        @Override
        public boolean holds(long page) {
          return false;
        }

        @Override
        public long lastFault() {
          return NO_PAGE;
        }
      };

  /** No page. */
  long NO_PAGE = -1;

  /** How many pages it holds. */
  long count();

  /** Whether {@code page} is one of them. */
  boolean holds(long page);

  /** The page on which it faulted last; {@link #NO_PAGE} before its first fault. */
  long lastFault();
}
