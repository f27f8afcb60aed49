/** How much slower processes are together than alone. */
package org.faultline.lab.studies.slowdown;
