package org.faultline.workload.program;

import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.Win32Error;

/**
 * How a system call or a data access ended.
 *
 * @param error {@code ERROR_SUCCESS} where it succeeded
 * @param value the address that VirtualAlloc returned, the old protection of VirtualProtect, else 0
 * @param information what VirtualQuery found, else null
 * @param fault the exception that a data access raised, as its Win32 name, else null
 */
public record CallResult(
    Win32Error error, long value, MemoryBasicInformation information, String fault) {}
