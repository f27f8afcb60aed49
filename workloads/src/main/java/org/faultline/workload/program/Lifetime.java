package org.faultline.workload.program;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * A program known by its lifetime curve alone. From the pages that the process holds it draws, from
 * the stream {@code lifetime}, how many references go by until the next fault, and makes them to
 * one page that it holds; then it touches the next page of its range that is not in memory.
 *
 * <p>An interval from fault to fault has, the faulting reference included, an exponential number of
 * references with the mean that the curve gives. It is drawn when the fault before is over, and
 * costs one packed reference whatever its length. The step ends after exactly as many references as
 * it has; an interval that is longer is cut off, which leaves the next one as it would be.
 *
 * @param in the range whose pages it touches; where all are in memory no fault is possible
 * @param references how many in all, drawn from the stream {@code references}
 */
public record Lifetime(Place in, LifetimeCurve curve, ReferenceCount references) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    try {
      ProgramContext.Range range = in.resolveInside(context);
      return new Run(range, references.next(context.random("references")));
    } catch (IllegalArgumentException e) {
      return StepRun.fail("Lifetime: " + e.getMessage());
    }
  }

  private final class Run implements StepRun {
    private final long first;
    private final long pages;
    private final Demand.References demand = new Demand.References(new ReferenceBatch(2));
    private long left;
    // References of the interval under way that are still to be made, its fault included.
    private long interval;

    Run(ProgramContext.Range range, long references) {
      first = range.address() >>> AddressLayout.PAGE_SHIFT;
      pages = (range.address() + range.size() - 1 >>> AddressLayout.PAGE_SHIFT) - first + 1;
      left = references;
    }

    @Override
    public Demand next(ProgramContext context) {
      if (left == 0) {
        return Demand.Done.DONE;
      }
      ResidentPages resident = context.residentPages();
      long held = nearest(resident, true);
      if (interval == 0 || held < 0) {
        double mean = curve.references(resident.count());
        interval = held < 0 ? 1 : Geometric.next(context.random("lifetime"), mean);
      }
      long part = Math.min(Math.min(interval, left), PageReference.MAXIMUM_COUNT);
      long absent = part < interval ? ResidentPages.NO_PAGE : nearest(resident, false);
      ReferenceBatch batch = demand.batch();
      batch.from = 0;
      batch.to = 0;
      int hits = (int) part - (absent < 0 ? 0 : 1);
      if (hits > 0) {
        batch.references[batch.to++] = PageReference.of(held, Access.READ, hits);
      }
      if (absent >= 0) {
        batch.references[batch.to++] = PageReference.of(absent, Access.READ);
      }
      left -= part;
      interval -= part;
      return demand;
    }

    /**
     * The first page that is in memory, or is not, from the page of the last fault on, around the
     * range; {@link ResidentPages#NO_PAGE} where there is none.
     */
    private long nearest(ResidentPages resident, boolean held) {
      long start = resident.lastFault() - first;
      if (start < 0 || start >= pages) {
        start = 0;
      }
      if (held && resident.count() == 0) {
        return ResidentPages.NO_PAGE;
      }
      for (long i = 0; i < pages; i++) {
        long page = first + (start + i) % pages;
        if (resident.holds(page) == held) {
          return page;
        }
      }
      return ResidentPages.NO_PAGE;
    }
  }

  /** Reads {@code Lifetime { in, offset, size, curve, references }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Lifetime";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new Lifetime(
                  Place.parse(fields),
                  LifetimeCurve.parse(fields.required("curve")),
                  ReferenceCount.parse(fields.required("references"))));
    }
  }
}
