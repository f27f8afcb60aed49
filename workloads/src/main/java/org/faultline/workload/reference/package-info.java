/**
 * Patterns of references that are made, not recorded: which page comes next, drawn from a stream of
 * its own, filled into a batch without allocating.
 */
@NullMarked
package org.faultline.workload.reference;

import org.jspecify.annotations.NullMarked;
