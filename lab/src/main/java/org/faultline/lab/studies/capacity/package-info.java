/** How many processes of a kind a machine holds before it no longer does what is required. */
@NullMarked
package org.faultline.lab.studies.capacity;

import org.jspecify.annotations.NullMarked;
