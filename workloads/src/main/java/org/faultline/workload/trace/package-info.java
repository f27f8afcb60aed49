/**
 * Recorded references: the formats that are read, the packed format of this program, and readers
 * that decode block by block, so that a process waits for none of it in virtual time.
 */
package org.faultline.workload.trace;
