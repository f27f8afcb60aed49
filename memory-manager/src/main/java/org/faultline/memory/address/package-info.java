/**
 * The address space of one process: regions, page tables and their entries, what a protection
 * allows, and for each Win32 call a planner that says what it checks and changes.
 */
@NullMarked
package org.faultline.memory.address;

import org.jspecify.annotations.NullMarked;
