/** Runs held against each other: two sets of them, or the seeds of one workload. */
package org.faultline.lab.results.compare;
