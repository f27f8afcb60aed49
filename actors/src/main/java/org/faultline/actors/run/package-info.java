/** Starts runs on worker threads and hands out their results. */
@NullMarked
package org.faultline.actors.run;

import org.jspecify.annotations.NullMarked;
