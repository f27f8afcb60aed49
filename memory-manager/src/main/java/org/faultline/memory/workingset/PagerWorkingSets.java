package org.faultline.memory.workingset;

import org.faultline.memory.server.PagerBook;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.windows.WindowsSettings;

/** The working sets as the Pager keeps them. */
public final class PagerWorkingSets implements PagerBook {
  private final WorkingSetTable sets;
  private final WorkingSetManager manager;

  /** Working sets of processes with these limits, from process 1 on. */
  public PagerWorkingSets(int frames, WorkingSetLimits[] limits, WindowsSettings settings) {
    sets = new WorkingSetTable(frames, limits);
    manager = new WorkingSetManager(sets, settings);
  }

  @Override
  public PagerChoice choose(PagerQuestion question) {
    if (question instanceof PagerQuestion.Replacement replacement) {
      int frame = sets.replacement(replacement.process());
      return frame < 0 ? PagerChoice.NONE : PagerChoice.of(frame);
    } else if (question instanceof PagerQuestion.Pass pass) {
      return PagerChoice.of(
          pass.regular()
              ? manager.pass(pass.available(), pass.needed())
              : manager.trim(pass.available(), pass.needed()));
    } else if (question instanceof PagerQuestion.Everything) {
      return PagerChoice.of(manager.trimAll());
    }
    throw new IllegalArgumentException("working sets have no answer to " + question);
  }

  @Override
  public void minimum(int process, int pages) {
    sets.minimum(process, pages);
  }

  @Override
  public void token(int process) {
    manager.token(process);
  }

  @Override
  public long epoch() {
    return sets.epoch();
  }

  @Override
  public void loaded(int frame, int process, long page) {
    sets.loaded(frame, process, page);
  }

  @Override
  public void held(int frame) {
    sets.held(frame);
  }

  @Override
  public void released(int frame) {
    sets.released(frame);
  }

  @Override
  public void touched(int frame) {
    sets.touched(frame);
  }

  @Override
  public void removed(int frame) {
    sets.removed(frame);
  }
}
