/**
 * The objects that handles stand for, as the kernel keeps them: sections and open files, their
 * names, who has handles for them with which rights, and the files themselves. Where the pages of a
 * section are is the affair of the kind of paging.
 */
@NullMarked
package org.faultline.memory.object;

import org.jspecify.annotations.NullMarked;
