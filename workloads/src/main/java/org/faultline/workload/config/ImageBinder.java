package org.faultline.workload.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.section.ImageLayout;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.binding.Quantities;

/** Reads {@code images}, and what processes load of them. */
final class ImageBinder {
  private static final long LARGEST = 2L << 30;
  private static final long GRANULARITY = AddressLayout.ALLOCATION_GRANULARITY;

  private ImageBinder() {}

  /**
   * The images by name.
   *
   * @param names takes every name, also that of an image with mistakes: who loads it makes none
   */
  static SortedMap<String, ImageLayout> images(Fields fields, Set<String> names) {
    SortedMap<String, ImageLayout> images = new TreeMap<>();
    fields
        .all()
        .forEach(
            (name, node) -> {
              names.add(name);
              ImageLayout image = node.object(keys -> image(name, keys));
              if (image != null) {
                images.put(name, image);
              }
            });
    return images;
  }

  private static ImageLayout image(String name, Fields fields) {
    long sizeBytes = fields.required("size").bytes(1, LARGEST);
    long codeBytes = fields.required("code").bytes(0, LARGEST);
    long dataBytes = fields.required("data").bytes(0, LARGEST);
    double relocated = fields.optional("relocations").map(ConfigNode::percentage).orElse(1.0);
    long pages = (long) Math.ceil(relocated * ImageLayout.pages(codeBytes));
    return new ImageLayout(
        name, fields.required("base").address(), sizeBytes, codeBytes, dataBytes, pages);
  }

  /** The names of the images that a process loads when it starts. */
  static List<String> loaded(ConfigNode list, Set<String> images) {
    List<String> loaded = new ArrayList<>();
    for (ConfigNode name : list.items(Math.max(1, images.size()))) {
      if (images.isEmpty()) {
        name.wrong("is " + name.text() + ", but there are no images; add images { NAME { ... } }");
      } else {
        loaded.add(name.oneOf(images));
      }
    }
    return loaded;
  }

  /**
   * @throws org.faultline.workload.binding.InvalidPart where an image cannot be
   */
  static void check(SortedMap<String, ImageLayout> images, AddressLayout layout) {
    images.forEach((name, image) -> check(List.of("images", name), image, layout));
  }

  private static void check(List<String> path, ImageLayout image, AddressLayout layout) {
    Check.part(
        image.name().matches("[A-Za-z][A-Za-z0-9_-]{0,63}"),
        path,
        "must have a name of one letter and at most 63 letters, digits, '-' or '_' after it");
    long inside = ImageLayout.pages(image.codeBytes()) + ImageLayout.pages(image.dataBytes());
    Check.part(
        inside <= image.pages(),
        path,
        "has code and data of "
            + Quantities.bytes(inside << AddressLayout.PAGE_SHIFT)
            + " in whole pages, but a size of only "
            + Quantities.bytes(image.sizeBytes()));
    long base = image.baseAddress();
    Check.part(
        base % GRANULARITY == 0
            && Long.compareUnsigned(base, layout.lowestAddress()) >= 0
            && Long.compareUnsigned(base, layout.highestVadAddress() - image.sizeBytes()) <= 0,
        path,
        "must have a base that is a multiple of 64 KiB, with all of it in the address space");
  }
}
