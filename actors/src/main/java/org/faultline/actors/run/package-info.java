/** Starts runs on worker threads and hands out their results. */
package org.faultline.actors.run;
