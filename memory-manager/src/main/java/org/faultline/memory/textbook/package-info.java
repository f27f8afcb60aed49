/**
 * Paging as textbooks have it: a replacement policy chooses which page leaves, of all or within
 * shares, a dirty page is written before its frame is used again, and there are no lists. Over
 * {@code memory.frames}.
 */
@NullMarked
package org.faultline.memory.textbook;

import org.jspecify.annotations.NullMarked;
