package org.faultline.actors.naive;

import java.util.*;
import org.faultline.actors.Workloads;
import org.faultline.actors.event.*;
import org.faultline.actors.run.*;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.Test;

class ScratchTest {
  @Test
  void t() throws Exception {
    StringBuilder out = new StringBuilder();
    try (Simulator simulator = Simulator.withWorkers(1)) {
      for (String word :
          java.nio.file.Files.readString(java.nio.file.Path.of("/tmp/seeds.txt"))
              .trim()
              .split("\\s+")) {
        long seed = Long.parseLong(word);
        String text = RandomListedWorkload.of(seed, 4);
        WorkloadConfig config = Workloads.of(text);
        List<Event> expected = NaiveMachine.run(config);
        List<Event> events = new ArrayList<>();
        try {
          simulator
              .start(
                  config,
                  new RunOptions(true, 20, null),
                  new RunObserver() {
                    @Override
                    public void event(Event e) {
                      events.add(e);
                    }
                  })
              .result()
              .join();
        } catch (Exception e) {
          out.append(e);
        }
        int i = 0;
        while (i < Math.min(expected.size(), events.size())
            && expected.get(i).equals(events.get(i))) i++;
        if (i == expected.size() && i == events.size()) {
          out.append("seed ").append(seed).append(" equal\n");
          continue;
        }
        out.append("=== seed ").append(seed).append(" at ").append(i).append('\n');
        for (int k = Math.max(0, i - 14); k < i; k++)
          out.append("        ").append(expected.get(k)).append('\n');
        for (int k = i; k < i + 8; k++) {
          out.append("  naive ").append(k < expected.size() ? expected.get(k) : null).append('\n');
          out.append("  actor ").append(k < events.size() ? events.get(k) : null).append('\n');
        }
        for (String line : text.split("\n"))
          if (line.contains("machine {")
              || line.contains("paging")
              || line.contains("windows")
              || line.contains("pagefile")
              || line.contains("working-set")
              || line.contains("count =")) out.append(line).append('\n');
      }
    }
    java.nio.file.Files.writeString(
        java.nio.file.Path.of("/tmp/scratch.txt"),
        out.toString()
            .replace("Event[", "[")
            .replace("process=", "p=")
            .replace("first=", "")
            .replace("second=", "")
            .replace("kind=", ""));
  }
}
