/**
 * Policies that know of references what use bits tell: CLOCK and its kin, classes by use and dirty
 * bits, counters shifted by ticks, and generations.
 */
@NullMarked
package org.faultline.memory.replacement.clock;

import org.jspecify.annotations.NullMarked;
