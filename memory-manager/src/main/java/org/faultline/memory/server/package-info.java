/**
 * The server that arbitrates memory, whatever the kind of paging: its requests and replies, the
 * queue in which they wait, the journal of what was done, and what it reports.
 */
@NullMarked
package org.faultline.memory.server;

import org.jspecify.annotations.NullMarked;
