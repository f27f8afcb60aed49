package org.faultline.workload.recognition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a column of a CSV trace says: the titles that are read, and others that likely mean it. */
public enum Meaning {
  PAGE(Set.of("page"), Set.of("page_number", "page_no", "pagenumber", "pageno", "page_id", "vpn")),
  ADDRESS(
      Set.of("address"),
      Set.of(
          "addr",
          "vaddr",
          "va",
          "virtual_address",
          "virtualaddress",
          "virtual_addr",
          "mem_addr",
          "mem_address",
          "memory_address",
          "memaddr",
          "data_address",
          "effective_address")),
  ACCESS(
      Set.of("access"),
      Set.of(
          "op",
          "rw",
          "r/w",
          "r_w",
          "operation",
          "opcode",
          "op_type",
          "optype",
          "type",
          "kind",
          "mode",
          "access_type",
          "accesstype",
          "access_kind",
          "rwbs",
          "io_type",
          "iotype",
          "is_write",
          "iswrite",
          "is_read",
          "isread",
          "write",
          "read_write",
          "readwrite",
          "request_type",
          "req_type",
          "load_store",
          "cmd",
          "command")),
  SIZE(
      Set.of("size"),
      Set.of(
          "bytes",
          "length",
          "len",
          "nbytes",
          "num_bytes",
          "size_bytes",
          "size_in_bytes",
          "access_size",
          "accesssize",
          "request_size",
          "req_size",
          "io_size",
          "obj_size")),
  COUNT(Set.of("count"), Set.of("repeat", "repeats", "repetitions", "times", "hits")),
  PROCESS(Set.of("pid", "process"), Set.of("process_id", "processid", "proc", "proc_id", "tgid"));

  /** Words of an access, by its code: 0 read, 1 write, 2 fetch. */
  public static final Map<String, Integer> ACCESSES =
      Map.ofEntries(
          Map.entry("r", 0),
          Map.entry("read", 0),
          Map.entry("load", 0),
          Map.entry("l", 0),
          Map.entry("rd", 0),
          Map.entry("readd", 0),
          Map.entry("w", 1),
          Map.entry("write", 1),
          Map.entry("store", 1),
          Map.entry("s", 1),
          Map.entry("m", 1),
          Map.entry("wr", 1),
          Map.entry("i", 2),
          Map.entry("fetch", 2),
          Map.entry("ifetch", 2),
          Map.entry("readi", 2),
          Map.entry("execute", 2),
          Map.entry("x", 2));

  private static final Set<String> OTHER_UNITS =
      Set.of("lba", "block", "blocks", "sector", "blkno", "block_number", "offset", "lbn");

  private final Set<String> titles;
  private final Set<String> others;

  Meaning(Set<String> titles, Set<String> others) {
    this.titles = titles;
    this.others = others;
  }

  /** The titles under which it is read. */
  public Set<String> titles() {
    return titles;
  }

  /** The title that messages propose. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a column of that name is read as this. */
  boolean reads(String name) {
    return titles.contains(name);
  }

  /** Whether a column of that name likely means this. */
  boolean suggests(String name) {
    return others.contains(name);
  }

  /** What titles that hold no page and no address likely have instead; empty for no idea. */
  public static Optional<String> place(List<String> names) {
    for (String name : names) {
      for (Meaning place : List.of(ADDRESS, PAGE)) {
        if (place.suggests(name)) {
          return Optional.of("%s looks like it: name it %s".formatted(name, place.title()));
        }
      }
    }
    return names.stream()
        .filter(OTHER_UNITS::contains)
        .findFirst()
        .map(
            name ->
                ("%s looks like a place on a device: multiply it by the bytes in its unit (512 for sectors, 1 for"
                        + " bytes) and name it address")
                    .formatted(name));
  }
}
