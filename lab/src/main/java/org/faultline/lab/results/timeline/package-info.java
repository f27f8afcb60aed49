/** The file timeline.csv: its columns, each declared once, and how it is written. */
@NullMarked
package org.faultline.lab.results.timeline;

import org.jspecify.annotations.NullMarked;
