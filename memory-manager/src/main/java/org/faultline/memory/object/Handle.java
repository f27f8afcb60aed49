package org.faultline.memory.object;

/**
 * What a handle of a process stands for.
 *
 * @param access what may be done by it: rights of a section, or GENERIC_* constants of a file
 * @param inheritable whether a child of the process gets it
 */
public record Handle(KernelObject object, int access, boolean inheritable) {}
