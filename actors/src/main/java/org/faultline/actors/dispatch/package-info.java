/**
 * Threads: the executor of rounds, the pools of what may block, and the one place that hears what
 * any of them throws.
 */
@NullMarked
package org.faultline.actors.dispatch;

import org.jspecify.annotations.NullMarked;
