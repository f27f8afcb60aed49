package org.faultline.lab.verification.bench;

import org.faultline.memory.address.PageReference;
import org.faultline.memory.replacement.clock.Clock;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.reference.AccessMix;
import org.faultline.workload.reference.ReferenceGenerator;
import org.faultline.workload.reference.Uniform;

/**
 * Bare loops that do the least that a figure needs: they draw the same references from the same
 * generator in the same batches, without processes, time or actors.
 */
final class LimitLoops {
  private static final int BATCH = 4096;

  private LimitLoops() {}

  /** Tests a byte for each page; returns something that depends on all of them. */
  static long resident(int pages, long references) {
    ReferenceGenerator generator = uniform(pages);
    byte[] resident = new byte[pages];
    long[] batch = new long[BATCH];
    long missing = 0;
    for (long done = 0; done < references; done += BATCH) {
      generator.fill(batch, BATCH);
      for (int i = 0; i < BATCH; i++) {
        if (resident[(int) PageReference.page(batch[i])] != 0) {
          missing++;
        }
      }
    }
    return missing;
  }

  /** Demand paging by CLOCK over plain arrays; returns the number of faults. */
  static long faults(int pages, int frames, long references) {
    ReferenceGenerator generator = uniform(pages);
    int[] frameOf = new int[pages];
    int[] pageIn = new int[frames];
    Clock clock = new Clock(frames, true);
    long[] batch = new long[BATCH];
    long faults = 0;
    for (long done = 0; done < references; done += BATCH) {
      generator.fill(batch, BATCH);
      for (int i = 0; i < BATCH; i++) {
        int page = (int) PageReference.page(batch[i]);
        if (frameOf[page] != 0) {
          clock.touched(frameOf[page] - 1);
        } else {
          int frame = (int) Math.min(faults, frames);
          if (frame == frames) {
            frame = clock.victim(page, any -> true);
            clock.removed(frame);
            frameOf[pageIn[frame]] = 0;
          }
          clock.loaded(frame, page);
          pageIn[frame] = page;
          frameOf[page] = frame + 1;
          faults++;
        }
      }
    }
    return faults;
  }

  private static ReferenceGenerator uniform(int pages) {
    return new Uniform()
        .start(0, pages, AccessMix.READS, new RandomStreams(1).stream("toucher", 0, "references"));
  }
}
