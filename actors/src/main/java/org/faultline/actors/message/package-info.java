/** What a process stops for, as it is told to the Scheduler. */
@NullMarked
package org.faultline.actors.message;

import org.jspecify.annotations.NullMarked;
