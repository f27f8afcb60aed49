/** The hot paths by JMH, each beside the least that the same work could cost. */
@NullMarked
package org.faultline.benchmarks;

import org.jspecify.annotations.NullMarked;
