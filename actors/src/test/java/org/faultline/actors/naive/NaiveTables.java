package org.faultline.actors.naive;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.faultline.memory.address.AddressLayout;

/** The page tables of one process that are in memory, each with what it maps. */
final class NaiveTables {
  private final AddressLayout layout;
  private final TreeMap<Key, Table> tables = new TreeMap<>();

  /** A table: its level, 1 the lowest, and the number of its span of pages. */
  record Key(int level, long number) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return level != other.level
          ? Integer.compare(level, other.level)
          : Long.compare(number, other.number);
    }
  }

  private record Table(NaiveFrame frame, Set<Long> children) {}

  NaiveTables(AddressLayout layout) {
    this.layout = layout;
  }

  int count() {
    return tables.size();
  }

  private Key above(Key key) {
    return new Key(key.level + 1, key.number >> layout.bitsPerLevel());
  }

  /** The highest table above the page that is not there, or null. */
  Key missing(long page) {
    Key missing = null;
    Key key = new Key(0, page);
    for (int level = 1; level <= layout.levels(); level++) {
      key = above(key);
      missing = tables.containsKey(key) ? missing : key;
    }
    return missing;
  }

  /** How many tables above these pages are not there. */
  int missing(long first, long last) {
    Set<Key> missing = new HashSet<>();
    for (long page = first; page <= last; page++) {
      Key key = new Key(0, page);
      for (int level = 1; level <= layout.levels(); level++) {
        key = above(key);
        if (!tables.containsKey(key)) {
          missing.add(key);
        }
      }
    }
    return missing.size();
  }

  void place(Key key, NaiveFrame frame) {
    tables.put(key, new Table(frame, new HashSet<>()));
    if (key.level < layout.levels()) {
      tables.get(above(key)).children.add(key.number);
    }
  }

  void map(long page) {
    tables.get(above(new Key(0, page))).children.add(page);
  }

  void unmap(long page, Consumer<NaiveFrame> released) {
    Key child = new Key(0, page);
    while (child.level < layout.levels()) {
      Key key = above(child);
      Table table = tables.get(key);
      table.children.remove(child.number);
      if (!table.children.isEmpty()) {
        return;
      }
      tables.remove(key);
      released.accept(table.frame);
      child = key;
    }
  }

  /** Drops the tables that map nothing, and those that map nothing then; the lowest first. */
  void dropEmpty(Consumer<NaiveFrame> released) {
    for (Key key : List.copyOf(tables.keySet())) {
      if (tables.get(key).children.isEmpty()) {
        Table table = tables.remove(key);
        if (key.level < layout.levels()) {
          tables.get(above(key)).children.remove(key.number);
        }
        released.accept(table.frame);
      }
    }
  }

  void clear(Consumer<NaiveFrame> released) {
    tables.values().forEach(table -> released.accept(table.frame));
    tables.clear();
  }
}
