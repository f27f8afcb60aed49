/** Numbers with the same digits on every machine, and means with their confidence intervals. */
@NullMarked
package org.faultline.lab.results.number;

import org.jspecify.annotations.NullMarked;
