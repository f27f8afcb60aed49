package org.faultline.lab.verification.theory;

import java.util.List;
import org.faultline.lab.results.theory.Belady;

/** A1 to A3: strings whose faults are printed in papers and textbooks. */
final class KnownStrings {
  private static final String BELADY = "1 2 3 4 1 2 5 1 2 3 4 5";
  private static final String TEXTBOOK = "7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1";
  private static final String THREE_PIECES = "0 1 2 0 1 3 0 3 1 2 1";

  private KnownStrings() {}

  /** The faults of one policy on a string. */
  private record Count(String policy, int frames, long faults) {}

  static List<Proof> all() {
    return List.of(
        Proof.of(
            "A1",
            "Belady's anomaly",
            "Belady, Nelson, Shedler 1969",
            counts(
                BELADY,
                new Count("fifo", 3, 9),
                new Count("fifo", 4, 10),
                new Count("clock", 3, 9),
                new Count("clock", 4, 10),
                new Count("lru", 3, 10),
                new Count("lru", 4, 8),
                new Count("opt", 3, 7),
                new Count("opt", 4, 6))),
        Proof.of(
            "A2",
            "Textbook string",
            "Silberschatz, Galvin, Gagne",
            counts(
                TEXTBOOK,
                new Count("fifo", 3, 15),
                new Count("lru", 3, 12),
                new Count("opt", 3, 9),
                new Count("clock", 3, 14))),
        Proof.of(
            "A3",
            "OSTEP string",
            "Arpaci-Dusseau, chapter 22",
            counts(
                THREE_PIECES,
                new Count("lru", 3, 5),
                new Count("fifo", 3, 7),
                new Count("opt", 3, 5))));
  }

  private static Proof.Body counts(String text, Count... counts) {
    int[] string = Strings.of(text);
    return (results, machine, effort) -> {
      for (Count count : counts) {
        String what = "%s faults with %d frames".formatted(count.policy(), count.frames());
        if (machine.has(count.policy())) {
          results.equal(
              what, count.faults(), machine.faults(string, count.policy(), count.frames()));
        } else {
          results.unavailable(what, (double) count.faults(), 0);
        }
        if (count.policy().equals("opt")) {
          results.equal(
              "fewest faults by formula with %d frames".formatted(count.frames()),
              count.faults(),
              Belady.fewestFaults(string, count.frames()));
        }
      }
    };
  }
}
