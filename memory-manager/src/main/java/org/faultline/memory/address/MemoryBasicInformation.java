package org.faultline.memory.address;

/**
 * What VirtualQuery tells of a run of like pages; addresses and sizes in bytes, the rest as Win32
 * constants (docs/windows.md W307).
 */
public record MemoryBasicInformation(
    long baseAddress,
    long allocationBase,
    int allocationProtect,
    long regionSize,
    int state,
    int protect,
    int type) {}
