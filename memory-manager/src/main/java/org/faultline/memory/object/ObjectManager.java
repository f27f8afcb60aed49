package org.faultline.memory.object;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.memory.address.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * The handles of every process, the names of sections, and the files (docs/windows.md W1412). Names
 * are case sensitive.
 */
public final class ObjectManager {
  private final Map<Integer, HandleTable> tables = new TreeMap<>();
  private final Map<String, SectionObject> sections = new TreeMap<>();
  private final Map<String, BackingFile> files = new TreeMap<>();
  private final ObjectUse use;
  private int openObjects;

  /** Nothing is open, and there is no file. */
  public ObjectManager(ObjectUse use) {
    this.use = use;
  }

  /** The handles of a process; those of one that has none, or has ended, are empty. */
  public HandleTable handles(int process) {
    return tables.computeIfAbsent(process, id -> new HandleTable());
  }

  /** Handles of all processes. */
  public int openHandles() {
    return tables.values().stream().mapToInt(HandleTable::size).sum();
  }

  /** Adds a file that is there from the beginning. */
  public void add(FileSpec file) {
    add(new BackingFile(file));
  }

  /** Adds a file. */
  public void add(BackingFile file) {
    files.put(file.name(), file);
  }

  /** The file of this name, if there is one. */
  public @Nullable BackingFile file(String name) {
    return files.get(name);
  }

  /** All files by name. */
  public Collection<BackingFile> files() {
    return files.values();
  }

  /** The section of this name, if there is one. */
  public @Nullable SectionObject section(String name) {
    return sections.get(name);
  }

  /** The number of the next section. */
  public int nextSection() {
    return openObjects + 1;
  }

  /** Names a section that was just made, where it has a name. */
  public void made(SectionObject section) {
    openObjects++;
    if (section.name() != null) {
      sections.put(section.name(), section);
    }
  }

  /** The file, opened once more. */
  public OpenFile open(BackingFile file) {
    return new OpenFile(file);
  }

  /** A section that was made, and that no handle could be given for, is gone. */
  public void forget(SectionObject section) {
    released(section);
  }

  /** Gives a process one more handle; its value, or 0 where it has as many as it can. */
  public long open(int process, Handle handle) {
    HandleTable table = handles(process);
    return table.hasRoom() ? table.add(handle) : 0;
  }

  /** Closes a handle. */
  public Win32Error close(int process, long value) {
    Handle closed = handles(process).remove(value);
    if (closed == null) {
      return Win32Error.ERROR_INVALID_HANDLE;
    }
    released(closed.object());
    return Win32Error.ERROR_SUCCESS;
  }

  /** A view of the section is gone. */
  public void unmapped(SectionObject section) {
    section.unmapped();
    release(section);
  }

  private void released(KernelObject object) {
    if (object instanceof SectionObject section) {
      if (section.handles() == 0 && section.name() != null) {
        sections.remove(section.name(), section);
      }
      release(section);
    } else if (object instanceof OpenFile open && open.handles() == 0) {
      open.file().closed();
      endFile(open.file());
    }
  }

  private void release(SectionObject section) {
    if (!section.isUnused()) {
      return;
    }
    use.unused(section);
    BackingFile file = section.file();
    if (file != null) {
      file.sectionGone();
      endFile(file);
    }
  }

  /** Deletes a file: its name is gone at once, the file with whoever uses it last. */
  public void delete(BackingFile file) {
    files.remove(file.name(), file);
    file.delete();
    endFile(file);
  }

  private void endFile(BackingFile file) {
    if (file.isGone()) {
      use.gone(file);
    }
  }

  /** A new process takes the inheritable handles of another, each with the same value. */
  public void inherit(int parent, int child) {
    HandleTable from = handles(parent);
    HandleTable to = handles(child);
    for (long value : from.inheritable()) {
      Handle handle = from.find(value);
      if (handle != null && to.find(value) == null) {
        to.put(value, handle);
      }
    }
  }

  /** The process has ended: its handles are closed, in order. */
  public void exit(int process) {
    HandleTable table = tables.get(process);
    if (table != null) {
      table.values().forEach(value -> close(process, value));
      tables.remove(process);
    }
  }
}
