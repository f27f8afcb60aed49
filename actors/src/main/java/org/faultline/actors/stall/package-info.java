/** How much time is lost because processes are held up: pressure stall information. */
package org.faultline.actors.stall;
