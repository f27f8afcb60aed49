package org.faultline.workload.reference;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.plugin.Plugin;
import org.faultline.workload.binding.ConfigNode;

/** Somebody else's pattern, held to its contract: it references the pages of its range. */
record ForeignPattern(Pattern pattern, Plugin plugin) implements Pattern {

  /** Reads a pattern of a foreign kind. */
  static Pattern parse(PatternKind kind, List<ConfigNode> arguments) {
    Plugin plugin = new Plugin("a kind of pattern", kind.getClass());
    Pattern pattern = plugin.askOrRefuse("parse()", "a Pattern", () -> kind.parse(arguments));
    return pattern == null || !Plugin.isForeign(pattern, Pattern.class)
        ? pattern
        : new ForeignPattern(pattern, new Plugin("a pattern", pattern.getClass()));
  }

  @Override
  public ReferenceGenerator start(
      long firstPage, long pages, AccessMix mix, UniformRandomProvider random) {
    ReferenceGenerator generator =
        plugin.askOrRefuse(
            "start()", "a ReferenceGenerator", () -> pattern.start(firstPage, pages, mix, random));
    if (generator == null) {
      throw plugin.gave("start()", "null", "a ReferenceGenerator");
    }
    Plugin filling = new Plugin("a generator of references", generator.getClass());
    String expected = "a page from " + firstPage + " to " + (firstPage + pages - 1);
    return (references, count) -> {
      filling.tell("fill()", () -> generator.fill(references, count));
      for (int i = 0; i < count; i++) {
        long page = PageReference.page(references[i]) - firstPage;
        if (page < 0 || page >= pages || PageReference.count(references[i]) != 1) {
          throw filling.gave(
              "fill()", "the reference 0x" + Long.toHexString(references[i]), expected);
        }
      }
    };
  }
}
