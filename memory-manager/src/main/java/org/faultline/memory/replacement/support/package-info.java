/**
 * What several policies are made of: queues and heaps of frames, lists of pages that left, and the
 * kind of a policy without parameters.
 */
@NullMarked
package org.faultline.memory.replacement.support;

import org.jspecify.annotations.NullMarked;
