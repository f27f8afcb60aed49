/** How many processes of a kind a machine holds before it no longer does what is required. */
package org.faultline.lab.studies.capacity;
