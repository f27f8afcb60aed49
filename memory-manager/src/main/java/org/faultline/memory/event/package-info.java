/**
 * What happened, as it is written down: kinds of events, buffers on their way to the log, and the
 * hash that is chained over them.
 */
@NullMarked
package org.faultline.memory.event;

import org.jspecify.annotations.NullMarked;
