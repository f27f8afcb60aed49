/**
 * Policies that size their own parts while they run: ARC and its clock CAR, which learn from the
 * pages that come back after they left.
 */
@NullMarked
package org.faultline.memory.replacement.adaptive;

import org.jspecify.annotations.NullMarked;
