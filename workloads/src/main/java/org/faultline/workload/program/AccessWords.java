package org.faultline.workload.program;

import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.memory.section.SectionConstants;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;

/** The words for access to files, sections and views: a list such as {@code [read, write]}. */
enum AccessWords {
  /** GENERIC_* constants. */
  FILE(
      SectionConstants.GENERIC_READ,
      SectionConstants.GENERIC_WRITE,
      SectionConstants.GENERIC_EXECUTE),
  /** FILE_MAP_* constants, of which a view has one more. */
  VIEW(
      SectionConstants.FILE_MAP_READ,
      SectionConstants.FILE_MAP_WRITE,
      SectionConstants.FILE_MAP_EXECUTE);

  private final Map<String, Integer> bits = new LinkedHashMap<>();

  static {
    VIEW.bits.put("copy", SectionConstants.FILE_MAP_COPY);
  }

  AccessWords(int read, int write, int execute) {
    bits.put("read", read);
    bits.put("write", write);
    bits.put("execute", execute);
  }

  /** What {@code access} says; to read and to write without it. */
  int parse(Fields fields) {
    return fields.optional("access").map(this::all).orElse(all("read") | all("write"));
  }

  private int all(ConfigNode list) {
    int all = 0;
    for (ConfigNode word : list.items(bits.size())) {
      all |= word.oneOf(bits);
    }
    return all;
  }

  private int all(String word) {
    return bits.getOrDefault(word, 0);
  }
}
