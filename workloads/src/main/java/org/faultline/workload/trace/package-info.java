/**
 * Recorded references: readers for each format, told apart by their lines, and the packed format of
 * this program with its index, its turns of processes and its checksums.
 */
@NullMarked
package org.faultline.workload.trace;

import org.jspecify.annotations.NullMarked;
