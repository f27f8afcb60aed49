/**
 * Policies that tell pages apart by their reuse distance and not by their last use alone: LIRS and
 * its clock CLOCK-Pro.
 */
@NullMarked
package org.faultline.memory.replacement.recency;

import org.jspecify.annotations.NullMarked;
