package org.faultline.workload.program;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of a range in order, each once, for as long as the process comes to hold more
 * pages by it: until the first page that displaces another of its own, or the end of the range. A
 * program that begins so has the memory that it may hold from then on.
 *
 * @param in the range
 */
public record Fill(Place in) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    try {
      return new Run(in.resolveInside(context));
    } catch (IllegalArgumentException e) {
      return StepRun.fail("Fill: " + e.getMessage());
    }
  }

  private static final class Run implements StepRun {
    private final Demand.References demand = new Demand.References(new ReferenceBatch(1));
    private final long last;
    private long page;
    private long before = -1;

    Run(ProgramContext.Range range) {
      page = range.address() >>> AddressLayout.PAGE_SHIFT;
      last = range.address() + range.size() - 1 >>> AddressLayout.PAGE_SHIFT;
    }

    @Override
    public Demand next(ProgramContext context) {
      ResidentPages resident = context.residentPages();
      while (page <= last && resident.holds(page)) {
        page++;
      }
      if (page > last || resident.count() <= before) {
        return Demand.Done.DONE;
      }
      before = resident.count();
      ReferenceBatch batch = demand.batch();
      batch.references[0] = PageReference.of(page, Access.READ);
      batch.from = 0;
      batch.to = 1;
      return demand;
    }
  }

  /** Reads {@code Fill { in, offset, size }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Fill";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(fields -> new Fill(Place.parse(fields)));
    }
  }
}
