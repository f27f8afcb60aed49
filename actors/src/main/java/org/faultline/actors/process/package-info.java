/**
 * What a process does between two traps: it plays its program against its own address space, keeps
 * its pages and their bytes, and answers what it can without the MemoryManager.
 */
@NullMarked
package org.faultline.actors.process;

import org.jspecify.annotations.NullMarked;
