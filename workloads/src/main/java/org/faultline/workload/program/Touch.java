package org.faultline.workload.program;

import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;
import org.faultline.workload.reference.AccessMix;
import org.faultline.workload.reference.Pattern;
import org.faultline.workload.reference.PatternKind;
import org.faultline.workload.reference.ReferenceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * References pages of a bound range. Each execution begins the pattern anew and draws on from the
 * stream {@code references}.
 *
 * @param in where
 * @param references how many references, at least 1; {@link #ONE_FOR_EACH_PAGE}
 */
public record Touch(Place in, Pattern pattern, long references, AccessMix mix) implements Step {
  /** As many references as the range has pages. */
  public static final long ONE_FOR_EACH_PAGE = 0;

  /** The most references in a batch. */
  public static final int BATCH = 4096;

  /** Checks the number of references. */
  public Touch {
    if (references < 0) {
      throw new IllegalArgumentException("has references = " + references + "; the least is 1");
    }
  }

  @Override
  public StepRun start(ProgramContext context) {
    ProgramContext.Range range;
    ReferenceGenerator generator;
    long pages;
    try {
      range = in.resolveInside(context);
      long first = range.address() >>> AddressLayout.PAGE_SHIFT;
      pages = (range.address() + range.size() - 1 >>> AddressLayout.PAGE_SHIFT) - first + 1;
      generator = pattern.start(first, pages, mix, context.random("references"));
    } catch (IllegalArgumentException e) {
      return StepRun.fail("Touch: " + e.getMessage());
    }
    return new Run(generator, references == ONE_FOR_EACH_PAGE ? pages : references);
  }

  private static final class Run implements StepRun {
    private final ReferenceGenerator generator;
    private final Demand.References demand;
    private long left;

    Run(ReferenceGenerator generator, long references) {
      this.generator = generator;
      this.left = references;
      ReferenceBatch batch = new ReferenceBatch((int) Math.min(BATCH, references));
      batch.single = true;
      demand = new Demand.References(batch);
    }

    @Override
    public Demand next(ProgramContext context) {
      if (left == 0) {
        return Demand.Done.DONE;
      }
      ReferenceBatch batch = demand.batch();
      int count = (int) Math.min(batch.references.length, left);
      generator.fill(batch.references, count);
      batch.from = 0;
      batch.to = count;
      left -= count;
      return demand;
    }
  }

  /** Reads {@code Touch { in, offset, size, pattern, references, writes, fetches }}. */
  public static final class Kind implements StepKind {
    private static final Expressions<Pattern> PATTERNS = PatternKind.installed();

    @Override
    public String name() {
      return "Touch";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> {
            Place in = Place.parse(fields);
            Pattern pattern = fields.required("pattern").expression(PATTERNS);
            long references =
                fields
                    .optional("references")
                    .map(node -> node.whole(1, Long.MAX_VALUE))
                    .orElse(ONE_FOR_EACH_PAGE);
            double writes = fields.optional("writes").map(ConfigNode::percentage).orElse(0.0);
            double fetches = fields.optional("fetches").map(ConfigNode::percentage).orElse(0.0);
            return pattern == null
                ? null
                : new Touch(in, pattern, references, new AccessMix(writes, fetches));
          });
    }
  }
}
