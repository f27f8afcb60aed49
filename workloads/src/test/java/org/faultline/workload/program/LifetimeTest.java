package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.faultline.memory.address.PageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeTest {
  private static final LifetimeCurve SQUARE = new LifetimeCurve.Power(2, 2);
  private static final int PAGES = 64;
  private static final long FIRST_PAGE = 0x10;

  /** So many frames, from which the page that came first leaves first. */
  private static final class Frames implements ResidentPages {
    private final Set<Long> held = new LinkedHashSet<>();
    private final int frames;
    long lastFault = NO_PAGE;
    long faults;
    long references;
    long longestBatch;

    Frames(int frames) {
      this.frames = frames;
    }

    @Override
    public long count() {
      return held.size();
    }

    @Override
    public boolean holds(long page) {
      return held.contains(page);
    }

    @Override
    public long lastFault() {
      return lastFault;
    }

    void make(Demand demand) {
      if (demand instanceof Demand.References made) {
        ReferenceBatch batch = made.batch();
        longestBatch = Math.max(longestBatch, batch.to - batch.from);
        for (int i = batch.from; i < batch.to; i++) {
          long page = PageReference.page(batch.references[i]);
          assertThat(page).isBetween(FIRST_PAGE, FIRST_PAGE + PAGES - 1);
          references += PageReference.count(batch.references[i]);
          if (!held.contains(page)) {
            fault(page);
          }
        }
      }
    }

    private void fault(long page) {
      faults++;
      lastFault = page;
      if (held.size() == frames) {
        held.remove(held.iterator().next());
      }
      held.add(page);
    }
  }

  private static Frames run(int frames, Step... program) {
    FakeProcess process = new FakeProcess(3, "job", 0);
    process.bind("heap", new ProgramContext.Range(FIRST_PAGE << 12, PAGES * 4096));
    Frames memory = new Frames(frames);
    process.residentPages = memory;
    process.run(List.of(program), memory::make);
    return memory;
  }

  private static Lifetime lifetime(ReferenceCount references) {
    return new Lifetime(Place.of("heap"), SQUARE, references);
  }

  /** 20,000 intervals: a standard error of 0.7 %. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20})
  void theMeanIntervalBetweenFaultsIsTheCurves(int frames) {
    long mean = 2L * frames * frames;
    Frames memory = run(frames, lifetime(new ReferenceCount.Fixed(20_000 * mean)));

    assertThat((double) memory.references / memory.faults)
        .isCloseTo((double) mean, withPercentage(2.5));
  }

  @Test
  void exactlyTheStatedReferencesAreMade() {
    Step two = lifetime(new ReferenceCount.Fixed(12_345));

    assertThat(run(5, two, two, two).references).isEqualTo(3 * 12_345);
  }

  /** Cutting an interval off changes nothing: 5,000 steps that are shorter than the interval. */
  @Test
  void anIntervalThatIsCutOffLeavesTheMeanAsItIs() {
    Step step = lifetime(new ReferenceCount.Exponential(100));
    Frames memory = run(20, new Repeat(100_000, List.of(step)));

    assertThat((double) memory.references / 100_000).isCloseTo(100, withPercentage(1));
    assertThat((double) memory.references / memory.faults).isCloseTo(800, withPercentage(3));
  }

  @Test
  void anIntervalIsOnePackedReferenceAndItsFault() {
    assertThat(run(30, lifetime(new ReferenceCount.Fixed(1_000_000))).longestBatch).isEqualTo(2);
  }

  /** Longer than the most that one packed reference can stand for. */
  @Test
  void aLongIntervalTakesSeveralPackedReferences() {
    Lifetime step =
        new Lifetime(
            Place.of("heap"),
            new LifetimeCurve.Power(1e12, 0),
            new ReferenceCount.Fixed(100_000_000));
    Frames memory = run(3, step);

    assertThat(memory.references).isEqualTo(100_000_000);
    assertThat(memory.faults).isEqualTo(1);
  }

  @Test
  void withItsWholeRangeInMemoryItFaultsNoMore() {
    Frames memory = run(PAGES, lifetime(new ReferenceCount.Fixed(10_000_000)));

    assertThat(memory.faults).isEqualTo(PAGES);
    assertThat(memory.references).isEqualTo(10_000_000);
  }

  @Test
  void fillingEndsWithThePageThatDisplacesAnother() {
    Frames memory = run(7, new Fill(Place.of("heap")));

    assertThat(memory.faults).isEqualTo(8);
    assertThat(memory.count()).isEqualTo(7);
  }

  @Test
  void fillingEndsWithTheRange() {
    Frames memory = run(PAGES + 5, new Fill(Place.of("heap")));

    assertThat(memory.faults).isEqualTo(PAGES);
    assertThat(memory.references).isEqualTo(PAGES);
  }

  @Test
  void pagesThatAreHeldAreNotTouchedAgain() {
    Step fill = new Fill(Place.of("heap"));

    assertThat(run(PAGES, fill, fill).references).isEqualTo(PAGES);
  }

  @Test
  void aRangeThatIsNotThereIsASentence() {
    FakeProcess process = new FakeProcess();

    assertThat(process.run(List.of(lifetime(new ReferenceCount.Fixed(1))), 3).get(0))
        .isEqualTo(
            new Demand.Fail(
                "Step 1: Lifetime: no range is bound to heap; a VirtualAlloc or MapViewOfFile"
                    + " with as = heap must succeed first"));
  }
}
