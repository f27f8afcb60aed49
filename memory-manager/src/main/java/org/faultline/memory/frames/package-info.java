/**
 * What every kind of paging needs: the frame database, the places of pages, page tables, the ledger
 * of a process, the commit charge, and who listens to what becomes resident. How pages come and go
 * is the affair of each kind.
 */
@NullMarked
package org.faultline.memory.frames;

import org.jspecify.annotations.NullMarked;
