/**
 * What the first lines of a recording look like: which reading fits them, and which is likely
 * wrong.
 */
package org.faultline.workload.recognition;
