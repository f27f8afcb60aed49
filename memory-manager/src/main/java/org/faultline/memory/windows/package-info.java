/**
 * Paging as Windows does it, rule by rule as docs/windows.md has them: zeroed, free, standby and
 * modified lists, soft and hard faults, the modified page writer, the zero page thread. Over {@code
 * memory.frames}; the working sets are in {@code memory.workingset}.
 */
@NullMarked
package org.faultline.memory.windows;

import org.jspecify.annotations.NullMarked;
