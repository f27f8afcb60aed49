/**
 * What processes and the MemoryManager say to each other of sections, views, handles and files:
 * plain values. What a section is to an address space stands in {@code memory.address}, what it is
 * to memory in {@code memory.windows}, whose handles and names there are in {@code memory.object}.
 */
@NullMarked
package org.faultline.memory.section;

import org.jspecify.annotations.NullMarked;
