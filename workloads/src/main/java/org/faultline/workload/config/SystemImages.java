package org.faultline.workload.config;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.section.ImageLayout;

/** The DLLs that every program of Windows loads (docs/windows.md W1506). */
final class SystemImages {
  private static final long KIB = 1024;
  private static final long BASE_32 = 0x7700_0000L;
  private static final long BASE_64 = 0x7FFB_0000_0000L;
  private static final long DISTANCE = 0x40_0000L;
  private static final List<ImageLayout> IMAGES =
      List.of(
          image("ntdll", 2016, 1156, 48),
          image("kernelbase", 2848, 1180, 40),
          image("kernel32", 756, 508, 8),
          image("ucrtbase", 1024, 732, 16));

  private SystemImages() {}

  /** Their names, in the order in which they are loaded. */
  static List<String> names() {
    return IMAGES.stream().map(ImageLayout::name).toList();
  }

  /** The images of a workload, and those of the system that it does not give a size itself. */
  static SortedMap<String, ImageLayout> with(
      Map<String, ImageLayout> images, AddressLayout layout) {
    SortedMap<String, ImageLayout> all = new TreeMap<>(images);
    long base = layout == AddressLayout.BITS_32 ? BASE_32 : BASE_64;
    for (ImageLayout image : IMAGES) {
      all.putIfAbsent(image.name(), image.at(base));
      base += DISTANCE;
    }
    return all;
  }

  private static ImageLayout image(String name, long sizeKib, long codeKib, long dataKib) {
    long code = codeKib * KIB;
    return new ImageLayout(name, 0, sizeKib * KIB, code, dataKib * KIB, ImageLayout.pages(code));
  }
}
