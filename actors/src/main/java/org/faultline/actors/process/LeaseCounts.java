package org.faultline.actors.process;

import org.faultline.memory.textbook.LeaseReport;
import org.faultline.memory.textbook.TextbookIdentities;

/**
 * What a process counts of the frames that it leases, with a walk over them.
 *
 * @param report what it did with them
 * @param freeFrames those that the walk found free
 * @param walk what it found in the others
 */
public record LeaseCounts(LeaseReport report, int freeFrames, TextbookIdentities.Counts walk) {}
