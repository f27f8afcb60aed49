/** What a process stops for, as it is told to the Scheduler. */
package org.faultline.actors.message;
