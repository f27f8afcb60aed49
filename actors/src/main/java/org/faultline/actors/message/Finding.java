package org.faultline.actors.message;

/** What the MemoryManager answers to a process that only asks. */
public sealed interface Finding permits MemoryStatus, PagePlaces {}
