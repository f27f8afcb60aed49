/** Draws up a summary from what the actors of a run report. */
package org.faultline.lab.results.tally;
