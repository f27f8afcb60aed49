/**
 * What a process does: steps, each an immutable description with a run of its own for each process,
 * the demands that a run makes, and the system calls. A kind of step is found by its key.
 */
@NullMarked
package org.faultline.workload.program;

import org.jspecify.annotations.NullMarked;
