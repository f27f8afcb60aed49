/**
 * What happened, as it is written down: kinds of events, buffers on their way to the log, and the
 * hash that is chained over them.
 */
package org.faultline.memory.event;
