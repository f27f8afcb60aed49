package org.faultline.actors.naive;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.actors.naive.NaiveListedFrame.State;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.MachineConfig.FileConfig;

/** The files of the machine, by their names. */
final class NaiveFiles {
  private final TreeMap<String, NaiveFile> files = new TreeMap<>();

  NaiveFiles(Map<String, FileConfig> configs) {
    configs.forEach(
        (name, config) -> files.put(name, new NaiveFile(name, (int) config.sizeBytes())));
  }

  NaiveFile get(String name) {
    return files.get(name);
  }

  /** Bytes, each from the page in memory or else from the file; fewer at its end. */
  byte[] read(NaiveFile file, long offset, int length) {
    int count = (int) Math.max(0, Math.min(length, file.bytes.length - offset));
    byte[] read = new byte[count];
    for (int i = 0; i < count; i++) {
      NaiveListedFrame frame = frame(file, offset + i);
      int at = (int) ((offset + i) % AddressLayout.PAGE_SIZE);
      if (frame == null) {
        read[i] = file.bytes[(int) offset + i];
      } else if (frame.bytes != null) {
        read[i] = frame.bytes[at];
      }
    }
    return read;
  }

  /** Writes bytes, to the page in memory or else to the file, which grows where it must. */
  void write(NaivePhysicalMemory memory, NaiveFile file, long offset, byte[] written) {
    if (offset + written.length > file.bytes.length) {
      file.bytes = Arrays.copyOf(file.bytes, (int) offset + written.length);
    }
    for (int i = 0; i < written.length; i++) {
      NaiveListedFrame frame = frame(file, offset + i);
      if (frame == null) {
        file.bytes[(int) offset + i] = written[i];
        continue;
      }
      if (frame.bytes == null) {
        frame.bytes = new byte[AddressLayout.PAGE_SIZE];
      }
      frame.bytes[(int) ((offset + i) % AddressLayout.PAGE_SIZE)] = written[i];
      boolean moves = frame.state == State.STANDBY;
      if (moves) {
        memory.lists.remove(frame);
      }
      memory.dirtied(frame);
      if (moves) {
        memory.lists.park(frame);
      }
    }
  }

  /** The frame with this byte; null where the page is not in memory, or not yet. */
  private static NaiveListedFrame frame(NaiveFile file, long offset) {
    if (file.segment == null) {
      return null;
    }
    NaivePage page = file.segment.page(offset / AddressLayout.PAGE_SIZE);
    return page.where == Where.FRAME && !page.frame.reading ? page.frame : null;
  }
}
