package org.faultline.actors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;

/** Transfers that were submitted together, to one device or several, and how each of them ends. */
final class Submission {
  private final List<Transfer> transfers;
  private final Completion[] completions;
  private int devices;

  Submission(List<Transfer> transfers) {
    this.transfers = transfers;
    completions = new Completion[transfers.size()];
    Arrays.fill(completions, Completion.UNKNOWN);
  }

  /** Whether all are on the pagefile's device. */
  static boolean isOfPagefile(List<Transfer> transfers) {
    for (int i = 0; i < transfers.size(); i++) {
      if (transfers.get(i).device() != Transfer.PAGEFILE) {
        return false;
      }
    }
    return true;
  }

  /** The transfers of each device, in order, by its number. */
  TreeMap<Integer, List<Transfer>> byDevice() {
    TreeMap<Integer, List<Transfer>> parts = new TreeMap<>();
    for (Transfer transfer : transfers) {
      parts.computeIfAbsent(transfer.device(), number -> new ArrayList<>()).add(transfer);
    }
    devices = parts.size();
    return parts;
  }

  /** A device's answer; whether all have answered. */
  boolean scheduled(int device, Completion[] ends) {
    int next = 0;
    for (int i = 0; i < completions.length; i++) {
      if (transfers.get(i).device() == device) {
        completions[i] = ends[next++];
      }
    }
    return --devices == 0;
  }

  /** How each transfer ends, once all devices have answered. */
  Completion[] completions() {
    return completions;
  }
}
