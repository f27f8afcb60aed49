/**
 * Policies that size their own parts while they run: ARC and its clock CAR, which learn from the
 * pages that come back after they left.
 */
package org.faultline.memory.replacement.adaptive;
