/** How much time is lost because processes are held up: pressure stall information. */
@NullMarked
package org.faultline.actors.stall;

import org.jspecify.annotations.NullMarked;
