/**
 * Policies that order all resident pages by one measure, recency or frequency. Most are stack
 * algorithms in the sense of Mattson, Gecsei, Slutz and Traiger 1970: with one frame more they hold
 * the same pages and one more. Random replacement, which has no measure, is their yardstick.
 */
@NullMarked
package org.faultline.memory.replacement.stack;

import org.jspecify.annotations.NullMarked;
