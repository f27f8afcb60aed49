/**
 * Policies made of queues in order of loading: FIFO itself, 2Q, SIEVE and S3-FIFO. What is told
 * apart is whether a page is used again soon after it was loaded.
 */
@NullMarked
package org.faultline.memory.replacement.queue;

import org.jspecify.annotations.NullMarked;
