/**
 * Policies that tell pages apart by their reuse distance and not by their last use alone: LIRS and
 * its clock CLOCK-Pro.
 */
package org.faultline.memory.replacement.recency;
