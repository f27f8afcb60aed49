package org.faultline.actors.naive;

import java.util.TreeMap;

/** The files of the machine, by their names. */
final class NaiveFiles {
  private final TreeMap<String, NaiveFile> files = new TreeMap<>();

  NaiveFile get(String name) {
    return files.get(name);
  }

  void add(NaiveFile file) {
    files.put(file.name, file);
  }
}
