/**
 * Who must give pages up, and which: the working set of each process, its ages and limits, and the
 * passes of the working-set manager over all of them.
 */
@NullMarked
package org.faultline.memory.workingset;

import org.jspecify.annotations.NullMarked;
