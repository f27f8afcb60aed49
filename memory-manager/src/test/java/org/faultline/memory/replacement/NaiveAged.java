package org.faultline.memory.replacement;

import java.util.ArrayList;
import java.util.List;

/** NRU, ageing, WSClock and generations: each over a list of records, one for each page. */
abstract class NaiveAged implements NaivePolicy {
  /** What is known of a page. */
  static final class Known {
    final int page;
    boolean used = true;
    boolean dirty;
    int age;
    int lastUse;

    Known(int page) {
      this.page = page;
    }
  }

  final List<Known> pages = new ArrayList<>();
  int tickedAt;

  @Override
  public Integer access(int page, boolean write, int time, int frames) {
    Known known = pages.stream().filter(k -> k.page == page).findFirst().orElse(null);
    Integer left = null;
    if (known == null) {
      known = new Known(page);
      known.lastUse = time;
      if (pages.size() == frames) {
        before(time);
        Known victim = victim(time);
        afterVictim(time);
        left = victim.page;
        replace(victim, known);
      } else {
        pages.add(known);
      }
      after(time, known);
    } else {
      known.used = true;
    }
    known.dirty |= write;
    return left;
  }

  void replace(Known victim, Known by) {
    pages.remove(victim);
    pages.add(by);
  }

  void before(int time) {}

  void after(int time, Known loaded) {}

  void afterVictim(int time) {}

  abstract Known victim(int time);

  /** Tanenbaum 3.4.2. */
  static NaivePolicy nru(int interval) {
    return new NaiveAged() {
      @Override
      Known victim(int time) {
        for (int rank = 0; rank < 4; rank++) {
          for (Known known : pages) {
            if ((known.used ? 2 : 0) + (known.dirty ? 1 : 0) == rank) {
              return known;
            }
          }
        }
        throw new AssertionError();
      }

      @Override
      void afterVictim(int time) {
        if (time - tickedAt >= interval) {
          tickedAt = time;
          pages.forEach(known -> known.used = false);
        }
      }
    };
  }

  /** Tanenbaum 3.4.7. */
  static NaivePolicy ageing(int bits, int interval) {
    return new NaiveAged() {
      @Override
      void before(int time) {
        if (time - tickedAt >= interval) {
          tickedAt = time;
          for (Known known : pages) {
            known.age = known.age / 2 + (known.used ? 1 << (bits - 1) : 0);
            known.used = false;
          }
        }
      }

      @Override
      Known victim(int time) {
        Known least = pages.get(0);
        for (Known known : pages) {
          boolean lower = known.used == least.used ? known.age < least.age : least.used;
          least = lower ? known : least;
        }
        return least;
      }
    };
  }

  /** Carr and Hennessy 1981. */
  static NaivePolicy wsclock(int tau) {
    return new NaiveAged() {
      private int hand;

      @Override
      Known victim(int time) {
        List<Known> turn = new ArrayList<>(pages.subList(hand, pages.size()));
        turn.addAll(pages.subList(0, hand));
        Known dirty = null;
        for (Known known : turn) {
          if (known.used) {
            known.used = false;
            known.lastUse = time;
          } else if (time - known.lastUse > tau && !known.dirty) {
            return known;
          } else if (time - known.lastUse > tau && dirty == null) {
            dirty = known;
          }
        }
        Known oldest = turn.get(0);
        for (Known known : turn) {
          oldest = known.lastUse < oldest.lastUse ? known : oldest;
        }
        return dirty != null ? dirty : oldest;
      }

      @Override
      void replace(Known victim, Known by) {
        int at = pages.indexOf(victim);
        pages.set(at, by);
        hand = (at + 1) % pages.size();
      }
    };
  }

  /** Multi-generational LRU; {@code age} is the number of the generation. */
  static NaivePolicy generations(int most) {
    return new NaiveAged() {
      private int youngest;
      private int oldest;

      @Override
      void after(int time, Known loaded) {
        loaded.used = false;
        loaded.age = youngest;
      }

      @Override
      Known victim(int time) {
        while (true) {
          while (oldest < youngest && pages.stream().noneMatch(known -> known.age == oldest)) {
            oldest++;
          }
          if (youngest - oldest + 1 < most) {
            youngest++;
            for (int old = oldest; old < youngest; old++) {
              rejuvenate(old);
            }
          }
          for (Known known : List.copyOf(pages)) {
            if (known.age == oldest) {
              if (!known.used) {
                return known;
              }
              rejuvenate(known);
            }
          }
        }
      }

      private void rejuvenate(int generation) {
        List.copyOf(pages).stream()
            .filter(known -> known.age == generation && known.used)
            .forEach(this::rejuvenate);
      }

      private void rejuvenate(Known known) {
        known.used = false;
        known.age = youngest;
        pages.remove(known);
        pages.add(known);
      }
    };
  }
}
