package org.faultline.lab.studies.capacity;

import java.util.Locale;
import org.faultline.lab.results.text.Units;
import org.faultline.memory.address.AddressLayout;

/** What is varied: positions from 1 to {@link #most}, each harder than the one before. */
sealed interface Varied {
  /** The last position. */
  int most();

  /** The override that sets it, as {@code --set} takes it. */
  String set(int position);

  /** How people say it: {@code 12 web}, {@code 96 MiB}. */
  String name(int position);

  /** Its value in results: a number of processes, or bytes. */
  long value(int position);

  /** The next probe after {@code position} where that meets the requirements. */
  int next(int position);

  /** The position at {@code quarters} quarters of what {@code position} stands for. */
  int around(int position, int quarters);

  /**
   * The number of processes of a group.
   *
   * @param most the most that are tried
   */
  record ProcessCount(String group, int most) implements Varied {
    @Override
    public String set(int position) {
      return "processes.\"%s\".count=%d".formatted(group, position);
    }

    @Override
    public String name(int position) {
      return String.format(
          Locale.ROOT, position == 1 ? "%,d %s process" : "%,d %s processes", position, group);
    }

    @Override
    public long value(int position) {
      return position;
    }

    @Override
    public int next(int position) {
      return 2 * position;
    }

    @Override
    public int around(int position, int quarters) {
      return Math.round(position * quarters / 4f);
    }
  }

  /**
   * The machine's memory: less of it is harder.
   *
   * @param stepBytes what two positions differ by
   * @param most how many steps the largest memory has
   */
  record MemorySize(long stepBytes, int most) implements Varied {
    /** Sizes are told apart to this part of the largest. */
    private static final int STEPS = 512;

    /** Sizes of at most {@code mostBytes}. */
    static MemorySize upTo(long mostBytes) {
      long step = Math.max(AddressLayout.PAGE_SIZE, Long.highestOneBit(mostBytes / STEPS));
      return new MemorySize(step, (int) (mostBytes / step));
    }

    private int steps(int position) {
      return most + 1 - position;
    }

    @Override
    public String set(int position) {
      return "machine.ram=%d B".formatted(value(position));
    }

    @Override
    public String name(int position) {
      return Units.bytes((double) value(position));
    }

    @Override
    public long value(int position) {
      return steps(position) * stepBytes;
    }

    @Override
    public int next(int position) {
      return most + 1 - Math.max(1, steps(position) / 2);
    }

    @Override
    public int around(int position, int quarters) {
      return Math.max(1, most + 1 - Math.max(1, Math.round(steps(position) * quarters / 4f)));
    }
  }
}
