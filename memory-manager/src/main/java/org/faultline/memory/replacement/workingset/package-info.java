/**
 * Policies that judge a page by the time since its last use: the working set and page fault
 * frequency, which need no fault to let a page go, and WSClock, which takes one for each fault.
 */
@NullMarked
package org.faultline.memory.replacement.workingset;

import org.jspecify.annotations.NullMarked;
