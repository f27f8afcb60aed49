/** Draws up a summary from what the actors of a run report. */
@NullMarked
package org.faultline.lab.results.tally;

import org.jspecify.annotations.NullMarked;
