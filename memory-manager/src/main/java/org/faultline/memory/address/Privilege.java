package org.faultline.memory.address;

/** A right of a process that some calls ask for, by its name in Win32. */
public enum Privilege {
  /** For MEM_LARGE_PAGES (docs/windows.md W203). */
  LOCK_MEMORY("SeLockMemoryPrivilege"),
  /** For a larger minimum or maximum working set (docs/windows.md W312); every user has it. */
  INCREASE_WORKING_SET("SeIncreaseWorkingSetPrivilege");

  private final String win32Name;

  Privilege(String win32Name) {
    this.win32Name = win32Name;
  }

  /** The name in Win32. */
  public String win32Name() {
    return win32Name;
  }
}
