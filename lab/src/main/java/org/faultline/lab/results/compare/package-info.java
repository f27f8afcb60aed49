/** Runs held against each other: two sets of them, or the seeds of one workload. */
@NullMarked
package org.faultline.lab.results.compare;

import org.jspecify.annotations.NullMarked;
